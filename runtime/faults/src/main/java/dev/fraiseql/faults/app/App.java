package dev.fraiseql.faults.app;

import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.server.FraiseServer;

/** One node. */
public final class App {
  private App() {}

  /** Serves until it is stopped. */
  public static void main(String[] arguments) {
    FailPoint.reach(""); // reads the property, which is no setting of the server
    System.clearProperty(FailPoint.PROPERTY);
    FraiseServer.run(arguments);
  }
}
