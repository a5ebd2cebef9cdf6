package dev.fraiseql.benchmarks.contender.fraise;

import dev.fraiseql.server.FraiseServer;

/** Serves compiled operations and ad hoc documents. */
public final class FraiseContender {
  private FraiseContender() {}

  /** Serves until the process is stopped. */
  public static void main(String[] args) {
    FraiseServer.run(args);
  }
}
