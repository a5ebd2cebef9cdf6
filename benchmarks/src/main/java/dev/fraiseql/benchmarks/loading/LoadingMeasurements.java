package dev.fraiseql.benchmarks.loading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The measurements so far. */
final class LoadingMeasurements {
  private final Set<String> databases = new LinkedHashSet<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<MemoryUse> memory = new ArrayList<>();

  /**
   * One load of all rows. Processor times are in nanoseconds.
   *
   * @param nanos from the first batch to the commit
   * @param client the processor time of the process that sends the rows
   * @param server the processor time of our server
   * @param databaseServer the processor time of the database's own processes
   */
  record Turn(
      String database,
      LoadContender contender,
      int round,
      long rows,
      long nanos,
      long client,
      long server,
      long databaseServer) {

    /** The processor time of all processes. */
    long processor() {
      return client + server + databaseServer;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-11s %,12d rows  %-22s %,9.0f ms; processor time %,9.0f ms client, %,9.0f ms server, %,9.0f ms database",
          database,
          rows,
          contender.shown(),
          nanos / 1e6,
          client / 1e6,
          server / 1e6,
          databaseServer / 1e6);
    }
  }

  /**
   * The server's memory during one load, in MB.
   *
   * @param idleHeap what the heap has without a load, after a garbage collection
   * @param heap the maximum that the heap has after any garbage collection during the load
   * @param idleResident the resident memory without a load. It has the whole heap.
   * @param resident the maximum of the resident memory during the load
   */
  record MemoryUse(
      String database,
      LoadContender contender,
      long rows,
      long idleHeap,
      long heap,
      long idleResident,
      long resident) {

    /** The heap above idle. */
    long heapAbove() {
      return Math.max(0, heap - idleHeap);
    }

    /** The memory outside of the heap above idle. */
    long outsideAbove() {
      return Math.max(0, resident - idleResident);
    }

    long above() {
      return heapAbove() + outsideAbove();
    }
  }

  void database(String version) {
    databases.add(version);
  }

  void turn(Turn measured) {
    turns.add(measured);
  }

  void memory(MemoryUse measured) {
    memory.add(measured);
  }

  Set<String> databases() {
    return databases;
  }

  List<Turn> turns() {
    return turns;
  }

  List<MemoryUse> memory() {
    return memory;
  }
}
