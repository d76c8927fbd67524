// Signals as flags and a pipe that `poll` can wait for.
#pragma once

#include <stdbool.h>

// The end of the pipe to poll, or -1. It is readable after a signal.
int signals_wake_descriptor(void);
void signals_drain(void);

// Each returns whether the signal came since the last call.
bool signals_take_interrupt(void);
bool signals_take_resize(void);
bool signals_take_continue(void);

// SIGTERM or SIGHUP came. It stays: the session is over.
bool signals_terminated(void);

// Handlers that are wanted only while a line is edited.
void signals_begin_editing(void);
void signals_end_editing(void);

// As if SIGCONT had come.
void signals_note_continue(void);
