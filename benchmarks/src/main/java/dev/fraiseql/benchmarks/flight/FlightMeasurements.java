package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fraiseql.benchmarks.load.Load;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was measured so far. */
final class FlightFindings {
  static final String RAW = "read and thrown away";
  static final String OURS = "FraiseQL over Flight";
  static final String PLAIN = "arrow-jdbc over Flight";
  static final String ADBC = "ADBC in Python";

  static final String HTTP = "HTTP";
  static final String FLIGHT = "Flight";

  private final Set<String> databases = new LinkedHashSet<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<First> firsts = new ArrayList<>();
  private final List<Together> togethers = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Profiled> profiles = new ArrayList<>();
  private String generator = "";

  /**
   * All rows, once.
   *
   * @param nanos from the call to the last row
   * @param first from the call to the first batch; 0 if nobody looked
   * @param peak the most memory of the server meanwhile, in MB; 0 if there is none
   */
  record Export(String database, long rows, String way, long nanos, long first, long peak) {}

  /**
   * Times in nanoseconds.
   *
   * @param p50 half of them were at most that, and so on
   */
  record Percentiles(long p50, long p95, long p99) {
    static Percentiles of(JsonNode answer) {
      return new Percentiles(
          answer.get("p50").asLong(), answer.get("p95").asLong(), answer.get("p99").asLong());
    }
  }

  /** The first batch of an export of so many rows. */
  record First(String database, long rows, String way, Percentiles nanos) {}

  /** Several streams at once. */
  record Together(String database, int streams, double rowsPerSecond) {}

  /**
   * A small question, asked many times by one client.
   *
   * @param face over what
   * @param bytes of an answer as it comes over the wire, without what surrounds it
   * @param client the most memory of the client, in MB
   * @param server the most memory of the server, in MB
   */
  record Asked(
      String database,
      int rows,
      String face,
      Percentiles nanos,
      long bytes,
      long client,
      long server) {}

  /**
   * A small question, asked by many clients at once for some time.
   *
   * @param cpuMicros the server's processor time for an answer
   */
  record Turn(String database, String question, String face, Load load, double cpuMicros) {}

  /** Where the server's processor time went. */
  record Profiled(String database, long rows, Profiler.Profile profile) {}

  void database(String version) {
    databases.add(version);
  }

  void export(Export found) {
    exports.add(found);
  }

  void first(First found) {
    firsts.add(found);
  }

  void together(Together found) {
    togethers.add(found);
  }

  void asked(Asked found) {
    asked.add(found);
  }

  void turn(Turn found) {
    turns.add(found);
  }

  void profile(String database, long rows, Profiler.Profile profile) {
    profiles.add(new Profiled(database, rows, profile));
  }

  /** What made the load over HTTP. */
  void generator(String name) {
    generator = name;
  }

  String generator() {
    return generator;
  }

  Set<String> databases() {
    return databases;
  }

  List<Export> exports() {
    return exports;
  }

  List<First> firsts() {
    return firsts;
  }

  List<Together> togethers() {
    return togethers;
  }

  List<Asked> asked() {
    return asked;
  }

  List<Turn> turns() {
    return turns;
  }

  List<Profiled> profiles() {
    return profiles;
  }
}
