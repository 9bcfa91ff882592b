# frozen_string_literal: true

require 'taskflow'

ROUTE = ENV.fetch('TASKFLOW_ROUTE')

# Returns an API class of the client, which knows where the gateway is.
def connect(api, secret = ENV.fetch('TASKFLOW_SECRET'))
  configuration = Taskflow::Configuration.new
  configuration.scheme, configuration.host = ENV.fetch('TASKFLOW_URL').split('://')
  configuration.server_index = nil
  configuration.base_path = ''
  configuration.access_token = secret
  api.new(Taskflow::ApiClient.new(configuration))
end

def check(fact, found)
  raise found.inspect unless fact
end

# Returns the body of a refusal with the status, read into the class: the client raises it as text.
def failure(status, kind)
  yield
rescue Taskflow::ApiError => e
  check(e.code == status, e)
  kind.build_from_hash(JSON.parse(e.response_body, symbolize_names: true))
else
  raise 'no error'
end
