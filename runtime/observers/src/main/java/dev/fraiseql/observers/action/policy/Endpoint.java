package dev.fraiseql.observers.action.policy;

/**
 * What fails as a whole, and has a circuit for all actions that use it.
 *
 * @param name of a server: host and port
 * @param isRemote whether it is called over the network; the circuits of others are no metrics
 */
public record Endpoint(String name, boolean isRemote) {
  /** A server. */
  public static Endpoint remote(String hostAndPort) {
    return new Endpoint(hostAndPort, true);
  }

  /** A part of the application or its database. */
  public static Endpoint local(String name) {
    return new Endpoint(name, false);
  }
}
