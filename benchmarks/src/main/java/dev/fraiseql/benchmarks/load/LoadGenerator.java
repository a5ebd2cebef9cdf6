package dev.fraiseql.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Generates load on a server and measures its responses. */
public sealed interface LoadGenerator permits WrkLoad, SelectorLoad {

  /** The name in the report. */
  String name();

  /**
   * Sends requests for some time, one after another on each connection.
   *
   * @param port the port of a server on this machine
   * @param calls each connection cycles through these requests, beginning at different ones
   * @param connections how many connections send requests at the same time
   */
  Load run(int port, List<HttpCall> calls, int connections, Duration time)
      throws IOException, InterruptedException;

  /**
   * {@code wrk} if it is on the PATH, since it needs less processor time than a generator in Java;
   * otherwise the generator of this module.
   */
  static LoadGenerator best() {
    return WrkLoad.find().<LoadGenerator>map(wrk -> wrk).orElseGet(SelectorLoad::new);
  }
}
