package dev.fraiseql.conformance.world;

import dev.fraiseql.server.FraiseServer;
import dev.fraiseql.testing.TestDatabase;

/** A server over a world of its own, for tests that are not written in Java. */
final class ServedWorld {
  private ServedWorld() {}

  /**
   * Serves until the process is ended; says where as soon as it does. The environment sets what it
   * sets for every server, but for the database.
   *
   * @param args the name of a {@link TestDatabase}
   */
  public static void main(String[] args) {
    World world = World.fresh(TestDatabase.valueOf(args[0]));
    FraiseServer.run(new String[] {"-fraiseql.database.url=" + world.url()});
  }
}
