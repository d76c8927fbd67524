#!/bin/sh
# Writes the picture of the shell that the README shows, from the screen of a real terminal.
#
#   Scripts/screenshot.sh SHELL PICTURE.svg
set -eu
shell=$1
picture=$2
folder=$(mktemp -d)
socket=samat-screenshot-$$
terminal() { tmux -u -L "$socket" -f /dev/null "$@"; }
trap 'terminal kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT

terminal new-session -d -s demo -x 100 -y 44 \
  "env -u NO_COLOR -u CLICOLOR TERM=screen-256color LC_ALL=C.UTF-8 XDG_STATE_HOME='$folder' '$shell' --no-init"

# Waits until the cursor stands behind an empty prompt, for as long as ten seconds.
prompt() {
  for _ in $(seq 100); do
    row=$(terminal display-message -p -t demo '#{cursor_y}')
    line=$(terminal capture-pane -p -t demo -S "$row" -E "$row")
    [ "$line" = "samat>" ] && return
    sleep 0.1
  done
  echo "the shell shows no prompt" >&2
  exit 1
}
say() {
  prompt
  terminal send-keys -t demo -l "$1"
  sleep 0.3
  terminal send-keys -t demo Enter
  sleep 0.3
}

say 'استان‌ها | where مساحت > 110000 | project نام_فارسی, مرکز_فارسی, مساحت | order by مساحت'
say "units | where statsu == 'idle'"
say 'workshops_1394 | top 5 by private_total | lookup provinces on province | project name_fa, private_total | render barchart'
prompt
terminal capture-pane -e -p -t demo |
  "$(dirname "$0")/screen-to-svg.py" --columns 100 \
    --title 'The shell with a Persian table, an error with its place, and a bar chart' > "$folder/picture.svg"
mv "$folder/picture.svg" "$picture"
