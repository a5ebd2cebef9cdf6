package dev.fraiseql.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Keeps a server busy. */
public sealed interface LoadGenerator permits WrkLoad, SelectorLoad {

  /** What the report calls it. */
  String name();

  /**
   * Sends requests for some time, one after another on each connection.
   *
   * @param port of a server on this machine
   * @param calls sent in turn by each connection, which begin at different places
   * @param connections how many requests are under way at a time
   */
  Load run(int port, List<HttpCall> calls, int connections, Duration time)
      throws IOException, InterruptedException;

  /**
   * {@code wrk} if it is on the path, which takes less of the machine than a generator in Java;
   * else ours.
   */
  static LoadGenerator best() {
    return WrkLoad.find().<LoadGenerator>map(wrk -> wrk).orElseGet(SelectorLoad::new);
  }
}
