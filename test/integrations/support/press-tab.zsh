#!/usr/bin/env zsh
# Types a line into an interactive shell on a separate terminal, presses TAB, and prints what then comes on the screen.
# The shell's prompt is "READY> ". press-tab.zsh LINE SHELL ARGUMENT...
zmodload zsh/zpty
line=$1
shift
export TERM=dumb COLUMNS=200 LINES=100
zpty -e shell "${(@q)@}"

# Prints what has come, once nothing more comes for the given seconds.
screen() {
  local out="" part
  while zpty -rt shell part || { sleep $1; zpty -rt shell part; }; do out+=$part; done
  print -rn -- $out
}

until [[ $(screen 0.2) == *"READY> "* ]]; do :; done
zpty -wn shell $line
screen 0.2 > /dev/null
zpty -wn shell $'\t'
screen 0.7
zpty -d shell
