#!/usr/bin/env python3
"""The Threadlab workload in Python: the article's program, with the command line and the run report of the Java one.

It copies a file line by line, with one thread, a thread per line, a pool or processes, and writes before each line what
the article writes: thread, process, number of threads, CPU. The run report goes to standard output in frames, its digest
and main figures into the termination log. One file, nothing but the standard library, CPython 3.9 and later.

Exit codes: 0 reported (whether or not the output was right), 64 refused, 70 broken, 71 a thread or process was refused,
3 no memory left.
"""

import base64
import gzip
import hashlib
import json
import mmap
import os
import resource
import signal
import stat
import sys
import threading
import time

VERSION = 1
LINES_KEPT = 10_000
THREADS_MOST = 4096
PROCESSES_MOST = 64
ROWS_OF_TOP = 1000


class Refused(Exception):
    """The arguments, or the input that they name, cannot be run."""


class NotCreated(Exception):
    """The system refused a thread or a process."""


class WorkerDied(Exception):
    """A process of the copy ended badly."""

    def __init__(self, number, of, code):
        super().__init__(f"process {number} of {of} ended with exit code {code}")
        self.code = code


# ---------------------------------------------------------------------------------------------------- the command line


class Arguments:
    """The command line, taken apart by hand: argparse loads for longer than a small run lasts."""

    STRATEGIES = ("Sequential", "ThreadPerLine", "Pool", "Processes")
    SYNCHRONIZATIONS = ("None", "Lock")
    FLAGS = ("--fsync", "--reopen", "--reread-input")
    OPTIONS = (
        "--strategy", "--threads", "--synchronization", "--lines", "--input", "--hash-rounds", "--sleep-micros",
        "--warmup", "--measured", "--dir", "--termination-log",
    )  # fmt: skip

    def __init__(self, words):
        self._values = {}
        self._flags = set()
        self._collect(words)
        # First of all, so that a refusal of the rest can be told there.
        self.termination_log = self._values.get("--termination-log")

    def parse(self):
        if ("--lines" in self._values) == ("--input" in self._values):
            raise Refused("give exactly one of --lines and --input")
        self.strategy = self._choice("--strategy", self.STRATEGIES, self._required("--strategy"))
        self.threads = self._threads()
        self.synchronization = self._choice(
            "--synchronization", self.SYNCHRONIZATIONS, self._values.get("--synchronization", "None")
        )
        self.lines = self._number("--lines", 0, 1, 100_000)
        self.input = self._values.get("--input")
        self.hash_rounds = self._number("--hash-rounds", 0, 0, 1_000_000_000)
        self.sleep_micros = self._number("--sleep-micros", 0, 0, 60_000_000)
        self.fsync = "--fsync" in self._flags
        self.reopen = "--reopen" in self._flags
        self.reread_input = "--reread-input" in self._flags
        self.warmup = self._number("--warmup", 5, 0, 10_000)
        self.measured = self._number("--measured", 10, 1, 10_000)
        self.directory = self._required("--dir")
        return self

    def _collect(self, words):
        words = iter(words)
        for word in words:
            if word in self.FLAGS:
                self._flags.add(word)
            elif word not in self.OPTIONS:
                raise Refused(f"there is no option {word}")
            elif word in self._values:
                raise Refused(f"{word} is given twice")
            else:
                value = next(words, None)
                if value is None:
                    raise Refused(f"{word} needs a value")
                self._values[word] = value

    def _threads(self):
        if self.strategy == "Sequential":
            if "--threads" in self._values:
                raise Refused("Sequential takes no --threads")
            return None
        if self.strategy != "ThreadPerLine":
            self._required("--threads")
        most = PROCESSES_MOST if self.strategy == "Processes" else THREADS_MOST
        return self._number("--threads", None, 1, most)

    def _required(self, option):
        if option not in self._values:
            raise Refused(f"{option} is missing")
        return self._values[option]

    def _number(self, option, otherwise, least, most):
        if option not in self._values:
            return otherwise
        value = self._values[option]
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        raise Refused(f"{option} takes a whole number from {least} to {most}, not {value}")

    @staticmethod
    def _choice(option, choices, name):
        if name in choices:
            return name
        raise Refused(f"{option} is one of {', '.join(choices)}, not {name}")


class Input:
    """The file to copy, loaded whole."""

    def __init__(self, path, data):
        self.path = path
        self.data = data
        self.lines = data.count(b"\n") + (0 if data.endswith(b"\n") or not data else 1)

    @classmethod
    def of(cls, arguments):
        os.makedirs(arguments.directory, exist_ok=True)
        if arguments.input is not None:
            return cls._read(arguments.input)
        path = os.path.join(arguments.directory, "input")
        data = b"".join(b"line%d\n" % number for number in range(1, arguments.lines + 1))
        with open(path, "wb") as file:
            file.write(data)
        return cls(path, data)

    @classmethod
    def _read(cls, path):
        try:
            with open(path, "rb") as file:
                found = cls(path, file.read())
        except OSError as unreadable:
            raise Refused(f"the input {path} cannot be read: {unreadable}") from unreadable
        if not found.lines:
            raise Refused(f"the input {path} has no line")
        return found


# --------------------------------------------------------------------------------------------------- what a line sees


def read_text(path):
    """The text of a small file of the kernel's, None where it is not there or not readable."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().rstrip()
    except OSError:
        return None


def field(text, key):
    """The rest of the first row that begins with the key; None without one."""
    for row in (text or "").splitlines():
        if row.startswith(key):
            return row[len(key) :].strip()
    return None


def number(text):
    """A whole number, None where there is none ("max")."""
    return int(text) if text is not None and text.lstrip("-").isdigit() else None


def cpu_probe():
    """A function that tells the CPU of the calling thread, None where it cannot be asked.

    The standard library has none. The C library's is called without letting go of the interpreter's lock, so that the
    asking brings about no switch that the program would not have had.
    """
    try:
        import ctypes

        sched_getcpu = ctypes.PyDLL(None).sched_getcpu
        sched_getcpu.argtypes = ()
        return sched_getcpu if sched_getcpu() >= 0 else cpu_from_proc
    except (ImportError, OSError, AttributeError):
        return cpu_from_proc if cpu_from_proc() is not None else lambda: None


def cpu_from_proc():
    text = read_text("/proc/thread-self/stat")
    return None if text is None else int(text.rpartition(")")[2].split()[36])


def threads_probe():
    """A function that tells how many threads this process has: the kernel keeps it as a directory's link count."""
    if os.stat("/proc/self/task").st_nlink - 2 == len(os.listdir("/proc/self/task")):
        return lambda: os.stat("/proc/self/task").st_nlink - 2
    return lambda: len(os.listdir("/proc/self/task"))


# -------------------------------------------------------------------------------------- what threads and processes share


class Field:
    """Where the cursor of one process keeps its place."""

    def __init__(self):
        self.position = 0


class SharedField:
    """Where the cursor of several processes keeps its place: memory that they all have."""

    def __init__(self):
        self._memory = mmap.mmap(-1, 8)

    @property
    def position(self):
        return int.from_bytes(self._memory[:8], sys.byteorder)

    @position.setter
    def position(self, position):
        self._memory[:8] = position.to_bytes(8, sys.byteorder)


class Cursor:
    """Where the next line begins. Shared as a program without a thought for threads would: read, then written."""

    def __init__(self, data, place):
        self._data = data
        self._place = place

    def next(self):
        """Takes the next line, as its first byte and the byte after its last; None at the end."""
        start = self._place.position
        if start >= len(self._data):
            return None
        end = self._data.find(b"\n", start)
        if end < 0:
            end = len(self._data)
        self._place.position = end + 1
        return start, end


class Unlocked:
    """Nothing holds anybody up."""

    locked = False

    def __init__(self, cursor):
        self.take = cursor.next

    def enter(self, line):
        pass

    def leave(self, line):
        pass


class Turns:
    """A lock around the taking of a line, and records written in the order of taking, one at a time."""

    locked = True

    def __init__(self, cursor):
        self._cursor = cursor
        self._lock = threading.Lock()
        self._waiting = {}
        self._written = 0  # every line that begins before this byte has been written
        self._entered = set()

    def take(self):
        with self._lock:
            return self._cursor.next()

    def enter(self, line):
        turn = None
        with self._lock:
            self._entered.add(line[0])
            if self._written != line[0]:
                turn = self._waiting[line[0]] = threading.Lock()
                turn.acquire()
        if turn is not None:
            turn.acquire()  # until the one before lets it go

    def leave(self, line):
        if line[0] not in self._entered:
            self.enter(line)  # it failed before it came to write: the others must not overtake
        with self._lock:
            self._entered.discard(line[0])
            self._written = line[1] + 1
            turn = self._waiting.pop(self._written, None)
            if turn is not None:
                turn.release()


class FileTurns:
    """What Turns is to threads, for processes: locks on single bytes of a file.

    The first byte is the cursor's lock. Who takes a line locks the byte that stands for the line after it, and lets it go
    when the own record has been written; to write, a process needs the byte of its line. So the kernel passes the turn
    from each line to the next, and also when a process dies.
    """

    locked = True

    def __init__(self, cursor, file):
        import fcntl

        self._fcntl = fcntl
        self._cursor = cursor
        self._file = file
        self._entered = False

    def take(self):
        self._hold(0)
        try:
            line = self._cursor.next()
            if line is not None:
                self._hold(1 + line[1] + 1)
            return line
        finally:
            self._release(0)

    def enter(self, line):
        self._hold(1 + line[0])
        self._entered = True

    def leave(self, line):
        if not self._entered:
            self.enter(line)  # it failed before it came to write: the others must not overtake
        self._release(1 + line[0])
        self._release(1 + line[1] + 1)
        self._entered = False

    def _hold(self, byte):
        self._fcntl.lockf(self._file, self._fcntl.LOCK_EX, 1, byte)

    def _release(self, byte):
        self._fcntl.lockf(self._file, self._fcntl.LOCK_UN, 1, byte)


class Buffered:
    """A file opened once, behind the buffer of Python's own, written row by row."""

    def __init__(self, path, mode, fsync, buffering=-1):
        self._file = open(path, mode, buffering=buffering)
        self._whole = buffering == 0  # without a buffer, a record is one call of the kernel
        self._fsync = fsync

    def write(self, rows):
        if self._whole:
            rows = (b"".join(rows),)
        for row in rows:
            self._file.write(row)
        if self._fsync:
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self):
        self._file.close()


class Reopening:
    """A file that is opened, appended to and closed again for each record."""

    def __init__(self, path, fsync):
        self._path = path
        self._fsync = fsync

    def write(self, rows):
        with open(self._path, "ab") as file:
            for row in rows:
                file.write(row)
            if self._fsync:
                file.flush()
                os.fsync(file.fileno())

    def close(self):
        pass


# ------------------------------------------------------------------------------------------------------- the strategies


class Worker:
    """Copies lines in one thread, and remembers what it saw."""

    def __init__(self, job, passage, output):
        self._job = job
        self._passage = passage
        self._output = output
        self._rows = None
        self.thread = ""
        self.seen = []
        self.records = 0
        self.threads_most = 0
        self.cpus = set()
        self.failure = None

    def copy_all(self):
        while self.copy_one():
            pass

    def copy_one(self):
        """Copies the next line; False when there is none left or something has failed."""
        try:
            return self.failure is None and self._copy_next()
        except BaseException as failure:  # kept: the main thread throws it again
            self.failure = failure
            return False

    def account(self):
        return {
            "thread": self.thread,
            "pid": os.getpid(),
            "seen": self.seen,
            "records": self.records,
            "threads_most": self.threads_most,
            "cpus": sorted(self.cpus),
        }

    def _copy_next(self):
        if self._rows is None:
            self._look_around()
        asked = time.monotonic_ns()
        line = self._passage.take()
        if line is None:
            return False
        taken = time.monotonic_ns()
        try:
            data = self._job.work(line)
            worked = time.monotonic_ns()
            self._passage.enter(line)
            entered = time.monotonic_ns()
            self._write(data, line, taken, entered, taken - asked + entered - worked, worked - taken)
        finally:
            self._passage.leave(line)
        return True

    def _look_around(self):
        """What does not change is asked once, by the thread itself."""
        thread = threading.current_thread()
        self.thread = thread.name
        self._thread_id = threading.get_native_id()
        self._rows = (f"current thread:{thread}\n".encode(), b"current pid:%d\n" % os.getpid())

    def _write(self, data, line, taken, entered, waited, worked):
        cpu = self._job.cpu()
        threads = self._job.thread_count()
        rows = [*self._rows, b"total threads:%d\n" % threads]
        if cpu is not None:
            rows.append(b"CPU number:%d\n" % cpu)
        rows.append(b"write " + data[line[0] : line[1]] + b"\n")
        rows.append(b"\n")
        self._output.write(rows)
        ended = time.monotonic_ns()
        self.records += 1
        self.threads_most = max(self.threads_most, threads)
        if cpu is not None:
            self.cpus.add(cpu)
        if len(self.seen) < LINES_KEPT:
            waited = waited if self._passage.locked else 0
            self.seen.append((line, self._thread_id, threads, cpu, taken, entered, ended, waited, worked))


class Job:
    """What every iteration does anew: a complete copy of the input."""

    def __init__(self, arguments, source):
        self._arguments = arguments
        self._input = source
        self.output = os.path.join(arguments.directory, "output")
        self.cpu = cpu_probe()
        self.thread_count = threads_probe()

    def prepare(self):
        """Removes the last copy's output, so that every copy begins alike; comes before the timed span."""
        if os.path.lexists(self.output):
            os.remove(self.output)

    def work(self, line):
        """What a line costs before it is written; the input, as the line is to be taken from."""
        arguments = self._arguments
        data = self._input.data
        if arguments.reread_input:
            with open(self._input.path, "rb") as file:
                data = file.read()
        if arguments.hash_rounds:
            digest = data[line[0] : line[1]]
            for _ in range(arguments.hash_rounds):
                digest = hashlib.sha256(digest).digest()
        if arguments.sleep_micros:
            time.sleep(arguments.sleep_micros / 1_000_000)
        return data

    def run(self):
        """Copies the input, with threads, pools and processes made for it; a function that tells what was seen."""
        return {
            "Sequential": lambda: self._by_threads(lambda hire: hire().copy_all()),
            "ThreadPerLine": lambda: self._by_threads(self._thread_per_line),
            "Pool": lambda: self._by_threads(self._pool),
            "Processes": self._by_processes,
        }[self._arguments.strategy]()

    def _by_threads(self, way):
        cursor = Cursor(self._input.data, Field())
        passage = Turns(cursor) if self._arguments.synchronization == "Lock" else Unlocked(cursor)
        workers = []
        output = self._opened("wb")

        def hire():
            workers.append(Worker(self, passage, output))
            return workers[-1]

        try:
            way(hire)
            rethrow(workers)
        finally:
            output.close()
        return lambda: [worker.account() for worker in workers]

    def _opened(self, mode, buffering=-1):
        if self._arguments.reopen:
            return Reopening(self.output, self._arguments.fsync)
        return Buffered(self.output, mode, self._arguments.fsync, buffering)

    def _thread_per_line(self, hire):
        lines = self._input.lines
        alive = self._arguments.threads or lines
        threads = []
        for number in range(1, lines + 1):
            if number > alive:
                threads[number - alive - 1].join()
            thread = threading.Thread(target=hire().copy_one, name=f"Thread-{number}")
            start(thread, "thread", number, lines)
            threads.append(thread)
        for thread in threads:
            thread.join()

    def _pool(self, hire):
        from concurrent.futures import ThreadPoolExecutor

        mine = threading.local()

        def equip():
            mine.worker = hire()

        size = self._arguments.threads
        with ThreadPoolExecutor(size, "Pool", initializer=equip) as pool:
            try:
                for _ in range(self._input.lines):
                    pool.submit(lambda: mine.worker.copy_one())
            except RuntimeError as refused:
                raise NotCreated(f"a thread of a pool of {size} could not be created: {refused}") from refused

    def _by_processes(self):
        # Forked, as the standard library did on Linux up to Python 3.13: this process has no other threads.
        import multiprocessing

        context = multiprocessing.get_context("fork")
        cursor = Cursor(self._input.data, SharedField())
        locks = os.path.join(self._arguments.directory, ".locks")
        count = self._arguments.threads
        processes = []
        with open(locks, "wb") as file:
            try:
                for number in range(1, count + 1):
                    process = context.Process(target=self._worker_process, args=(cursor, file, number))
                    start(process, "process", number, count)
                    processes.append(process)
                for number, process in enumerate(processes, 1):
                    process.join()
                    if process.exitcode:
                        code = process.exitcode if process.exitcode > 0 else 128 - process.exitcode
                        raise WorkerDied(number, count, code)
            finally:
                for process in processes:
                    process.kill()
        os.remove(locks)
        return lambda: [self._collect(number) for number in range(1, count + 1)]

    def _worker_process(self, cursor, file, number):
        code = 70
        try:
            self._copy_in_process(cursor, file, number)
            code = 0
        except MemoryError:
            code = 3
        except BaseException as failure:
            complain(failure)
        finally:
            os._exit(code)

    def _copy_in_process(self, cursor, file, number):
        locked = self._arguments.synchronization == "Lock"
        # A process has a buffer of its own: under the lock, nothing may stay in it.
        output = self._opened("ab", 0 if locked else -1)
        worker = Worker(self, FileTurns(cursor, file) if locked else Unlocked(cursor), output)
        try:
            worker.copy_all()
            rethrow([worker])
        finally:
            output.close()
        with open(self._account(number), "w", encoding="utf-8") as account:
            json.dump(worker.account(), account)

    def _account(self, number):
        return os.path.join(self._arguments.directory, f".account-{number}")

    def _collect(self, number):
        with open(self._account(number), encoding="utf-8") as file:
            account = json.load(file)
        os.remove(self._account(number))
        return account


def start(thread, what, number, of):
    try:
        thread.start()
    except (RuntimeError, OSError) as refused:
        raise NotCreated(f"{what} {number} of {of} could not be created: {refused}") from refused


def rethrow(workers):
    for worker in workers:
        if worker.failure is not None:
            raise worker.failure


# ------------------------------------------------------------------------------------------------------------ integrity


class Integrity:
    """An output held against its input, as docs/integrity.md of Threadlab says."""

    COUNTS = ("lines", "records", "lost", "duplicated", "torn", "outOfOrder")
    EVIDENCE_KEPT = 10
    LABELS = (b"current pid:", b"total threads:", b"CPU number:")

    def __init__(self, source, output):
        self._lines = rows_of(source)
        self._occurrences = {}
        for place in range(len(self._lines) - 1, -1, -1):
            self._occurrences.setdefault(self._lines[place], []).append(place)
        self._begin_with_write = any(line_after_write(row) for row in self._lines)
        self._written = bytearray(len(self._lines))
        self._furthest = -1
        self._bare = False
        self.evidence = []
        self.counts = dict.fromkeys(self.COUNTS, 0)
        self.counts["lines"] = len(self._lines)
        self._read(rows_of(output))
        for place, line in enumerate(self._lines):
            if not self._written[place]:
                self._report("lost", "Lost", line, 0)

    def report(self):
        return {**self.counts, "evidence": self.evidence}

    def _read(self, rows):
        in_order, order, last = True, -1, b""
        for row in rows:
            if row and last:
                fact = self._fact(last)
                in_order = in_order and fact > order
                order = fact
            elif last:
                self._judge(last, in_order)
                in_order, order = True, -1
            last = row
        if last:
            self._judge(last, in_order)

    def _fact(self, row):
        """The place of the row among the facts of a record, from 0; -1 if it states none."""
        if row.startswith(b"current thread:<"):
            return 0 if row.endswith(b">") and b"current thread:<" not in row[16:] else -1
        for place, label in enumerate(self.LABELS, 1):
            if row.startswith(label):
                return place if row[len(label) :].isdigit() else -1
        return -1

    def _judge(self, last, in_order):
        self.counts["records"] += 1
        record = self.counts["records"]
        line = self._line(last) if in_order else None
        if line is None:
            self._report("torn", "Torn", last[line_after_write(last) :], record)
            return
        places = self._occurrences[line]
        if not places:
            self._report("duplicated", "Duplicated", line, record)
            return
        place = places.pop()
        self._written[place] = 1
        if place < self._furthest:
            self._report("outOfOrder", "OutOfOrder", line, record)
        else:
            self._furthest = place

    def _line(self, last):
        """The line of the input that the row is: behind "write " or whole; None if neither is one."""
        start = line_after_write(last)
        behind = last[start:] if start and last[start:] in self._occurrences else None
        whole = last if (not start or self._begin_with_write) and last in self._occurrences else None
        if behind is not None and whole is not None:
            return whole if self._bare else behind
        if behind is None and whole is None:
            return None
        self._bare = whole is not None
        return whole if self._bare else behind

    def _report(self, count, fault, line, record):
        self.counts[count] += 1
        if len(self.evidence) < self.EVIDENCE_KEPT:
            text = line.decode("utf-8", "replace")[:120]
            self.evidence.append({"fault": fault, "line": text, "record": record})


def rows_of(path):
    """The rows of a file, without blanks at their ends and without a byte order mark."""
    with open(path, "rb") as file:
        data = file.read()
    rows = data[3 if data.startswith(b"\xef\xbb\xbf") else 0 :].split(b"\n")
    if not rows[-1]:
        rows.pop()
    return [row.rstrip(b" \t\r") for row in rows]


def line_after_write(row):
    """Where the line begins in a row that is "write LINE"; 0 if it is not."""
    if row == b"write":
        return 5
    return 6 if row.startswith(b"write ") else 0


class Total:
    """Integrity summed over iterations: counts add up, the first evidence stays, lost lines last."""

    def __init__(self):
        self.counts = dict.fromkeys(Integrity.COUNTS, 0)
        self._shown = []
        self._lost = []

    def add(self, found):
        for name in Integrity.COUNTS:
            self.counts[name] += found.counts[name]
        for piece in found.evidence:
            (self._lost if piece["fault"] == "Lost" else self._shown).append(piece)

    def report(self):
        return {**self.counts, "evidence": (self._shown + self._lost)[: Integrity.EVIDENCE_KEPT]}


# ------------------------------------------------------------------------------------------- counters of process and cgroup


class Mounts:
    """Finds this process's cgroups: /proc/self/cgroup names paths, /proc/self/mountinfo where they are mounted.

    A container may see one of the two from its own cgroup namespace and the other from its host's; then the directory that
    lists this process as a member is the right one.
    """

    def __init__(self):
        self._paths = [row.split(":", 2) for row in (read_text("/proc/self/cgroup") or "").splitlines()]
        self._mounts = []
        for row in (read_text("/proc/self/mountinfo") or "").splitlines():
            place, _, system = row.partition(" - ")
            place, system = place.split(" "), system.split(" ")
            if len(place) > 4 and len(system) > 2 and system[0] in ("cgroup", "cgroup2"):
                self._mounts.append((place[3], place[4].replace("\\040", " "), system[0], system[2].split(",")))

    def find(self, controller):
        """The directory of a controller of version 1, of version 2 for "", and the top; None without one."""
        path = next((row[2] for row in self._paths if len(row) == 3 and controller in row[1].split(",")), None)
        if path is None:
            return None
        for root, top, kind, options in self._mounts:
            if (kind == "cgroup2") if not controller else (kind == "cgroup" and controller in options):
                found = self._directory(root, top, path)
                if found is not None:
                    return found, top
        return None

    @staticmethod
    def _directory(root, top, path):
        if (root == "/" and not path.startswith("/..")) or path == root or path.startswith(root + "/"):
            beneath = path if root == "/" else path[len(root) :]
            exact = os.path.join(top, beneath.lstrip("/")).rstrip("/")
            return exact if os.path.isdir(exact) else None
        candidates = [top] + ([] if ".." in path else [os.path.join(top, path.lstrip("/"))])
        pid = str(os.getpid())
        for candidate in candidates:
            if pid in (read_text(os.path.join(candidate, "cgroup.procs")) or "").split():
                return candidate
        return None


class Cgroup:
    """The cgroup that governs this process's CPU time, and the one that limits its memory."""

    def __init__(self):
        mounts = Mounts()
        cpu = mounts.find("cpu")
        self.version = 1 if cpu else None
        self._usage = self._quota = None
        self.limit_millis = self.memory_limit = None
        if cpu:
            self._usage = (mounts.find("cpuacct") or (None, None))[0]
            self.limit_millis, self._quota = self._tightest(cpu, self._quota_1)
            self.memory_limit = self._tightest(mounts.find("memory"), self._memory_1)[0]
        else:
            unified = mounts.find("")
            if unified:
                self.version = 2
                self._usage = unified[0]
                self.limit_millis, self._quota = self._tightest(unified, self._quota_2)
                self.memory_limit = self._tightest(unified, self._memory_2)[0]

    def read(self):
        """Its counters now; what the kernel does not tell is None."""
        limiting = self._text(self._quota, "cpu.stat")
        counts = {
            "periods": number(field(limiting, "nr_periods ")),
            "throttledPeriods": number(field(limiting, "nr_throttled ")),
        }
        if self.version == 2:
            own = self._text(self._usage, "cpu.stat")
            some = field(self._text(self._usage, "cpu.pressure"), "some ")
            counts["usageNanos"] = times(number(field(own, "usage_usec ")), 1000)
            counts["throttledNanos"] = times(number(field(limiting, "throttled_usec ")), 1000)
            counts["pressureCpuMicros"] = number(some.rpartition("total=")[2]) if some else None
        else:
            counts["usageNanos"] = number(self._text(self._usage, "cpuacct.usage"))
            counts["throttledNanos"] = number(field(limiting, "throttled_time "))
        return counts

    @staticmethod
    def _text(directory, name):
        return None if directory is None else read_text(os.path.join(directory, name))

    @staticmethod
    def _tightest(group, limit):
        """The tightest limit on the way from a group to the top, and the group that has it."""
        if group is None:
            return None, None
        directory, top = group
        best, holder = None, directory
        while True:
            value = limit(directory)
            if value is not None and (best is None or value < best):
                best, holder = value, directory
            if directory == top or len(directory) <= len(top):
                return best, holder
            directory = os.path.dirname(directory)

    @classmethod
    def _quota_1(cls, directory):
        quota = number(cls._text(directory, "cpu.cfs_quota_us"))
        period = number(cls._text(directory, "cpu.cfs_period_us"))
        return None if not quota or not period or quota <= 0 else quota * 1000 // period

    @classmethod
    def _quota_2(cls, directory):
        words = (cls._text(directory, "cpu.max") or "max").split()
        return None if words[0] == "max" else int(words[0]) * 1000 // int(words[1])

    @classmethod
    def _memory_1(cls, directory):
        limit = number(cls._text(directory, "memory.limit_in_bytes"))
        return None if limit is None or limit >= 2**63 - 2**20 else limit

    @classmethod
    def _memory_2(cls, directory):
        return number(cls._text(directory, "memory.max"))


def times(value, factor):
    return None if value is None else value * factor


class Reading:
    """Every counter that is held against itself before and after an iteration."""

    def __init__(self, cgroup, one_thread):
        self._counts = cgroup.read()
        usage = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        self._counts["voluntarySwitches"] = sum(each.ru_nvcsw for each in usage)
        self._counts["involuntarySwitches"] = sum(each.ru_nivcsw for each in usage)
        if one_thread:
            row = field(read_text("/proc/thread-self/sched"), "se.nr_migrations")
            self._counts["migrations"] = None if row is None else number(row.lstrip(" :"))
        self._cpu = time.process_time_ns() + round((usage[1].ru_utime + usage[1].ru_stime) * 1e9)

    def since(self, before):
        counters = {
            name: value - before._counts[name]
            for name, value in self._counts.items()
            if value is not None and before._counts[name] is not None
        }
        return self._cpu - before._cpu, counters


# ---------------------------------------------------------------------------------------------------- facts for the report


def present(facts):
    """What could not be found out is absent, never zero."""
    return {name: value for name, value in facts.items() if value is not None}


def process_facts(startup_micros):
    resident = field(read_text("/proc/self/status"), "VmHWM:")
    free_threaded = "" if gil_enabled() else " without the GIL"
    return present(
        {
            "pid": os.getpid(),
            "runtime": "CPython " + ".".join(map(str, sys.version_info[:3])) + free_threaded,
            "startupMicros": startup_micros,
            "maxResidentBytes": None if resident is None else int(resident.split()[0]) * 1024,
            "gil": gil_enabled(),
            "switchIntervalMicros": round(sys.getswitchinterval() * 1_000_000),
        }
    )


def gil_enabled():
    """Whether only one thread of this process runs Python at a time; builds without the GIL began with 3.13."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def startup_micros(first_line):
    """From the start of this process to that moment of the monotonic clock."""
    text = read_text("/proc/self/stat")
    if text is None:
        return None
    ticks = int(text.rpartition(")")[2].split()[19])
    since_boot = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.monotonic_ns()
    return (first_line + since_boot - ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")) // 1000


def thread_table():
    """The threads of this process, as top -H shows them."""
    tick = 1_000_000 // os.sysconf("SC_CLK_TCK")
    rows = []
    for thread_id in sorted(map(int, os.listdir("/proc/self/task")))[:ROWS_OF_TOP]:
        text = read_text(f"/proc/self/task/{thread_id}/stat")
        if text is not None:
            words = text.rpartition(")")[2].split()
            rows.append(
                {
                    "threadId": thread_id,
                    "name": text[text.index("(") + 1 : text.rindex(")")],
                    "state": words[0],
                    "userMicros": int(words[11]) * tick,
                    "systemMicros": int(words[12]) * tick,
                    "lastCpu": int(words[36]),
                }
            )
    return rows


def hardware(cgroup_version):
    cpus = read_text("/proc/cpuinfo") or ""
    memory = field(read_text("/proc/meminfo"), "MemTotal:")
    kilohertz = number(read_text("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq"))
    cores = set()
    for cpu in cpus.split("\n\n"):
        package, core = field(cpu, "physical id"), field(cpu, "core id")
        if core is not None:
            cores.add((package, core))
    model = field(cpus, "model name")
    system = os.uname()
    return present(
        {
            "cpuModel": None if model is None else model.lstrip(" :").strip() or None,
            "maxMegahertz": None if not kilohertz else kilohertz // 1000,
            "logicalCpus": os.cpu_count(),
            "physicalCores": len(cores) or None,
            "memoryBytes": None if memory is None else int(memory.split()[0]) * 1024,
            "disks": disks(),
            "kernel": f"{system.sysname} {system.release}",
            "cgroupVersion": cgroup_version,
        }
    )


def disks():
    found = []
    try:
        names = sorted(os.listdir("/sys/block"))
    except OSError:
        return found
    for name in names:
        sectors = number(read_text(f"/sys/block/{name}/size"))
        if sectors and not name.startswith(("loop", "ram", "zram")):
            model = read_text(f"/sys/block/{name}/device/model")
            found.append(present({"name": "/dev/" + name, "model": model or None, "sizeBytes": sectors * 512}))
    return found


def cpus_available():
    """What Python takes for the number of CPUs of this process; before 3.13 programs count those that it may run on.

    os.cpu_count() is not that: it counts those of the machine.
    """
    return os.process_cpu_count() if hasattr(os, "process_cpu_count") else len(os.sched_getaffinity(0))


def allowed_cpus():
    return field(read_text("/proc/self/status"), "Cpus_allowed_list:")


# ---------------------------------------------------------------------------------------------------------------- one run


class Run:
    """Every iteration, then the report of what was seen."""

    EVIDENCE_MOST = 1000

    def __init__(self, arguments):
        self._arguments = arguments
        self._input = Input.of(arguments)
        if arguments.strategy == "ThreadPerLine" and not arguments.threads and self._input.lines > THREADS_MOST:
            raise Refused(
                f"ThreadPerLine takes at most {THREADS_MOST} lines, the input has {self._input.lines}:"
                " give fewer, or say with --threads how many may be alive at once"
            )
        self._job = Job(arguments, self._input)
        self._cgroup = Cgroup()
        self._total = Total()
        self._iterations = []
        self._cpus_seen = set()
        self._evidence = 0
        self._startup = None

    def report(self):
        last = self._arguments.warmup + self._arguments.measured - 1
        for index in range(last + 1):
            accounts, started = self._iterate(index)
        lines = self._lines(accounts, started)
        with open(self._job.output, "rb") as output:
            digest = hashlib.sha256(output.read()).hexdigest()
        return {
            "version": VERSION,
            "task": self._task(),
            "process": process_facts(self._startup),
            "cpus": present(
                {
                    "limitMillis": self._cgroup.limit_millis,
                    "memoryLimitBytes": self._cgroup.memory_limit,
                    "allowed": allowed_cpus(),
                    "available": cpus_available(),
                    "seen": sorted(self._cpus_seen),
                }
            ),
            "iterations": self._iterations,
            "lines": lines,
            "linesOmitted": sum(account["records"] for account in accounts) - len(lines),
            "threads": thread_table(),
            "hardware": hardware(self._cgroup.version),
            "integrity": self._total.report(),
            "outputSha256": digest,
        }

    def figures(self):
        """The medians over measured iterations, and throttled periods of 1000; as the Java workload tells them."""
        measured = [each for each in self._iterations if not each["warmup"]]
        counters = [each["counters"] for each in measured if "throttledPeriods" in each["counters"]]
        periods = sum(each["periods"] for each in counters)
        throttled = sum(each["throttledPeriods"] for each in counters)
        return present(
            {
                "durationMicros": median(each["durationNanos"] for each in measured) // 1000,
                "cpuMicros": median(each["cpuNanos"] for each in measured) // 1000,
                "throttledPermille": throttled * 1000 // periods if periods else None,
                "integrity": self._total.counts,
            }
        )

    def _iterate(self, index):
        one_thread = self._arguments.strategy == "Sequential"
        self._job.prepare()
        before = Reading(self._cgroup, one_thread)
        started = time.monotonic_ns()
        collect = self._job.run()
        ended = time.monotonic_ns()
        cpu_nanos, counters = Reading(self._cgroup, one_thread).since(before)
        accounts = collect()
        if index == 0:
            self._startup = startup_micros(min((seen[4] for each in accounts for seen in each["seen"][:1]), default=ended))
        warmup = index < self._arguments.warmup
        found = Integrity(self._input.path, self._job.output)
        if not warmup:
            self._total.add(found)
            self._cpus_seen.update(cpu for each in accounts for cpu in each["cpus"])
        self._iterations.append(
            {
                "index": index,
                "warmup": warmup,
                "durationNanos": ended - started,
                "cpuNanos": cpu_nanos,
                "threadsMost": max(each["threads_most"] for each in accounts),
                "counters": counters,
                "integrity": self._within(found),
            }
        )
        return accounts, started

    def _within(self, found):
        """Counts always, evidence as long as there is not too much of it."""
        if self._evidence >= self.EVIDENCE_MOST:
            return {**found.counts, "evidence": []}
        self._evidence += len(found.evidence)
        return found.report()

    def _lines(self, accounts, started):
        seen = [(each, record) for each in accounts for record in each["seen"]]
        seen.sort(key=lambda pair: pair[1][5])
        return [self._line(account, record, started) for account, record in seen[:LINES_KEPT]]

    def _line(self, account, record, started):
        line, thread_id, threads, cpu, taken, _, ended, waited, worked = record
        return present(
            {
                "line": self._input.data[line[0] : line[1]][:480].decode("utf-8", "replace")[:120],
                "thread": account["thread"],
                "threadId": thread_id,
                "pid": account["pid"],
                "threads": threads,
                "cpu": cpu,
                "startNanos": taken - started,
                "endNanos": ended - started,
                "waitedNanos": waited,
                "workedNanos": worked,
            }
        )

    def _task(self):
        arguments = self._arguments
        return present(
            {
                "strategy": arguments.strategy,
                "threads": arguments.threads,
                "synchronization": arguments.synchronization,
                "lines": self._input.lines,
                "hashRounds": arguments.hash_rounds,
                "sleepMicros": arguments.sleep_micros,
                "fsync": arguments.fsync,
                "reopen": arguments.reopen,
                "rereadInput": arguments.reread_input,
                "warmup": arguments.warmup,
                "measured": arguments.measured,
            }
        )


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) // 2


# ------------------------------------------------------------------------------------------------------ frames and the end


MARK = b"threadlab-report/1 "
PAYLOAD = 6000
COMPRESSED_MOST = 4 << 20
JSON_MOST = 64 << 20


def fitting(report):
    """The report's JSON and its frames, with half the line reports, and half again, until they fit into a log."""
    while True:
        data = json.dumps(report, separators=(",", ":")).encode()
        compressed = gzip.compress(data, mtime=0)
        if (len(data) <= JSON_MOST and len(compressed) <= COMPRESSED_MOST) or not report["lines"]:
            return data, frames(data, compressed)
        kept = len(report["lines"]) // 2
        report["linesOmitted"] += len(report["lines"]) - kept
        report["lines"] = report["lines"][:kept]


def frames(data, compressed):
    count = -(-len(compressed) // PAYLOAD)
    text = b""
    for index in range(count):
        payload = base64.b64encode(compressed[index * PAYLOAD : (index + 1) * PAYLOAD])
        text += b"\n%b%d/%d %b\n" % (MARK, index + 1, count, payload)
    return text + b"\n%bsha256 %b\n" % (MARK, hashlib.sha256(data).hexdigest().encode())


class TerminationLog:
    """Where the last words go that outlive the container's log."""

    USUAL = "/dev/termination-log"
    BYTES_MOST = 4096

    def __init__(self, given):
        there = given is None and os.access(self.USUAL, os.W_OK) and stat.S_ISREG(os.stat(self.USUAL).st_mode)
        self._path = self.USUAL if there else given

    def write(self, message):
        if self._path is not None:
            with open(self._path, "wb") as file:
                file.write(message.encode()[: self.BYTES_MOST])


def complain(reason):
    told = str(reason) if isinstance(reason, (Refused, NotCreated, WorkerDied)) else repr(reason)
    line = "threadlab-workload: " + told.replace("\n", " ")
    print(line, file=sys.stderr, flush=True)
    return line


def run(words):
    log = TerminationLog(None)
    try:
        arguments = Arguments(words)
        log = TerminationLog(arguments.termination_log)
        whole = Run(arguments.parse())
        data, text = fitting(whole.report())
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
        signed = {"version": VERSION, "sha256": hashlib.sha256(data).hexdigest(), **whole.figures()}
        log.write(json.dumps(signed, separators=(",", ":")))
        return 0
    except Refused as refused:
        code = 64
        failure = refused
    except NotCreated as refused:
        code = 71
        failure = refused
    except WorkerDied as died:
        # Of too little memory it died as the whole run would have: the run ends the same way.
        code = died.code if died.code in (3, 128 + signal.SIGKILL) else 70
        failure = died
    except MemoryError as failed:
        code = 3
        failure = failed
    except BaseException as broken:  # whatever it is: one line, and the code that says so
        code = 70
        failure = broken
    try:
        log.write(complain(failure))
    except OSError as unwritable:
        print(f"threadlab-workload: the termination log: {unwritable}", file=sys.stderr)
    return code


def main():
    code = run(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # at once, without waiting for threads that may still run after a failure


if __name__ == "__main__":
    main()
