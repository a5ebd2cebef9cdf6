package dev.fraiseql.server.library;

import dev.fraiseql.server.FraiseServer;

/** An application's main class. */
public final class LibraryMain {
  private LibraryMain() {}

  /** Serves. */
  public static void main(String[] args) {
    FraiseServer.run(args);
  }
}
