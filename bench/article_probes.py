"""What the article's own way of looking costs: nanoseconds for one line's facts in CPython with psutil.

Prints one integer. Needs psutil.
"""
import os
import threading
import time

import psutil


def facts():
    process = psutil.Process()
    return threading.current_thread(), os.getpid(), process.num_threads(), process.cpu_num()


def nanoseconds(calls):
    started = time.perf_counter_ns()
    for _ in range(calls):
        facts()
    return (time.perf_counter_ns() - started) // calls


nanoseconds(2_000)
print(sorted(nanoseconds(2_000) for _ in range(9))[4])
