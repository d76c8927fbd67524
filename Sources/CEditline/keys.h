// From bytes on the terminal to keys.
#pragma once

#include <stddef.h>

#include "include/CEditline.h"

typedef struct {
  int descriptor;
  int pushed_back;  // a byte that was read too far, or -1
  char *payload;    // what SAMAT_KEY_INSERT and SAMAT_KEY_PASTE carry
  size_t payload_length, payload_capacity;
} key_reader;

enum {
  KEYS_END = -1,   // the terminal is gone
  KEYS_WOKEN = -2  // a signal came; its flag tells which
};

// Waits for the next key and returns it, or one of the constants above.
int keys_read(key_reader *reader);

// Whether more input waits.
bool keys_waiting(const key_reader *reader);
