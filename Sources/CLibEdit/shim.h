// The header of libedit. On Debian and Ubuntu it comes with `libedit-dev`.
#pragma once
#include <histedit.h>
