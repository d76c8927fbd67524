// From bytes on the terminal to keys.
#pragma once

#include <stddef.h>

#include "include/CEditline.h"

enum {
  KEYS_SEQUENCE_MAX = 32,  // bytes of a sequence that a user binds
  KEYS_PUSHED_MAX = 2 * KEYS_SEQUENCE_MAX
};

// A sequence that a user has given a meaning of their own.
typedef struct {
  unsigned char bytes[KEYS_SEQUENCE_MAX];
  size_t length;
  int key;  // 0 for a sequence that does nothing
} key_binding;

typedef struct {
  int descriptor;
  unsigned char pushed[KEYS_PUSHED_MAX];  // bytes that were read too far, the next one last
  size_t pushed_count;
  key_binding *bindings;
  size_t binding_count;
  char *payload;    // what SAMAT_KEY_INSERT and SAMAT_KEY_PASTE carry
  size_t payload_length, payload_capacity;
} key_reader;

enum {
  KEYS_END = -1,    // the terminal is gone
  KEYS_WOKEN = -2,  // a signal came; its flag tells which
  KEYS_LATE = -3    // nothing came in time
};

// Waits for the next key and returns it, or one of the constants above. Below 0 milliseconds it
// waits for ever.
int keys_read(key_reader *reader, int milliseconds);

// Gives a sequence a meaning; the later of two for the same sequence counts.
void keys_bind(key_reader *reader, const char *bytes, size_t length, int key);

// Whether more input waits.
bool keys_waiting(const key_reader *reader);
