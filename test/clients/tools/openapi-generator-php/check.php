<?php

use TaskFlow\ApiException;
use TaskFlow\Configuration;

function connect(string $api, string $secret): object
{
    $configuration = (new Configuration())->setHost(getenv('TASKFLOW_URL'))->setAccessToken($secret);
    return new $api(new GuzzleHttp\Client(), $configuration);
}

function check(bool $fact, mixed $found): void
{
    if (!$fact) {
        throw new Exception(print_r($found, true));
    }
}

/** Returns the model that the client read from a refusal with the status. */
function failure(int $status, string $kind, callable $call): object
{
    try {
        $call();
    } catch (ApiException $error) {
        check($error->getCode() === $status, $error->getMessage());
        check($error->getResponseObject() instanceof $kind, $error->getResponseObject());
        return $error->getResponseObject();
    }
    throw new Exception('no error');
}

/** Returns the id of each flow of a page, in order. */
function ids(array $flows): array
{
    return array_map(fn($flow) => $flow->getFlowId(), $flows);
}
