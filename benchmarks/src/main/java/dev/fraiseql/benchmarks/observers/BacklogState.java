package dev.fraiseql.benchmarks.observers;

/** Why an observer has a backlog. */
enum BacklogState {
  /** There is none. */
  EMPTY("none", "/fail"),
  /** An operator has stopped the observer. */
  STOPPED("stopped", "/fail"),
  /** Its receiver responds with 500: the circuit is open. */
  FAILING("receiver fails (500)", "/fail"),
  /** Its receiver responds with 400: each event is tried again for itself. */
  REFUSED("receiver refuses (400)", "/refuse");

  private final String shown;
  private final String path;

  BacklogState(String shown, String path) {
    this.shown = shown;
    this.path = path;
  }

  /** The name in tables. */
  String shown() {
    return shown;
  }

  /** The path of the receiver. */
  String path() {
    return path;
  }

  /** Whether the observer is active. */
  boolean isActive() {
    return this == FAILING || this == REFUSED;
  }
}
