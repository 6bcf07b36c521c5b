package dev.threadlab.workload.strategy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** An account on its way from one process to another. */
final class AccountFile {
  private AccountFile() {}

  static void write(Path file, Account account) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF(account.thread());
      out.writeLong(account.pid());
      out.writeInt(account.records());
      out.writeInt(account.threadsMost());
      long[] cpus = account.cpus().toLongArray();
      out.writeInt(cpus.length);
      for (long word : cpus) {
        out.writeLong(word);
      }
      out.writeInt(account.seen().size());
      for (Seen seen : account.seen()) {
        write(out, seen);
      }
    }
  }

  private static void write(DataOutputStream out, Seen seen) throws IOException {
    out.writeInt(seen.line().from());
    out.writeInt(seen.line().to());
    out.writeInt(seen.threadId());
    out.writeInt(seen.threads());
    out.writeInt(seen.cpu());
    out.writeLong(seen.taken());
    out.writeLong(seen.begun());
    out.writeLong(seen.ended());
    out.writeLong(seen.waited());
    out.writeLong(seen.worked());
  }

  static Account read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      String thread = in.readUTF();
      long pid = in.readLong();
      int records = in.readInt();
      int threadsMost = in.readInt();
      long[] cpus = new long[in.readInt()];
      for (int i = 0; i < cpus.length; i++) {
        cpus[i] = in.readLong();
      }
      int kept = in.readInt();
      List<Seen> seen = new ArrayList<>(kept);
      for (int i = 0; i < kept; i++) {
        seen.add(readSeen(in));
      }
      return new Account(thread, pid, seen, records, threadsMost, BitSet.valueOf(cpus));
    }
  }

  private static Seen readSeen(DataInputStream in) throws IOException {
    return new Seen(
        new Line(in.readInt(), in.readInt()),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
