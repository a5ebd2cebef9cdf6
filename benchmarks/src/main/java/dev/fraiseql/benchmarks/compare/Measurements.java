package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Libraries;
import dev.fraiseql.benchmarks.run.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measurements and conditions of a comparison, as the report shows them. */
final class Measurements {
  private final Options options;
  private final String generator;
  private final double loadBefore = Machine.load();
  private final Samples samples = new Samples();
  private final List<String> libraries =
      new ArrayList<>(
          Libraries.versions(
              "micronaut-http-server-netty",
              "netty-transport",
              "HikariCP",
              "mariadb-java-client",
              "postgresql",
              "sqlite-jdbc",
              "graphql-java",
              "java-dataloader",
              "jdbi3-core",
              "jackson-databind"));
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<BenchmarkQuery, Integer> responseBytes = new LinkedHashMap<>();
  private final Map<Key, ProcessStats> processStats = new LinkedHashMap<>();

  private record Key(String database, Contender contender) {}

  Measurements(Options options, String generator) throws IOException {
    this.options = options;
    this.generator = generator;
  }

  void database(String product, String version) {
    versions.put(product, version);
  }

  /** Adds a product that takes part, with its version. */
  void library(String version) {
    libraries.add(version);
  }

  void responseBytes(BenchmarkQuery query, int bytes) {
    responseBytes.put(query, bytes);
  }

  void started(String database, Contender contender, Duration firstResponse, long megabytes) {
    processStats.put(new Key(database, contender), new ProcessStats(firstResponse, megabytes, 0));
  }

  void loaded(String database, Contender contender, long megabytes) {
    processStats.computeIfPresent(
        new Key(database, contender),
        (key, before) -> new ProcessStats(before.firstResponse(), before.idle(), megabytes));
  }

  Options options() {
    return options;
  }

  String generator() {
    return generator;
  }

  double loadBefore() {
    return loadBefore;
  }

  Samples samples() {
    return samples;
  }

  /** The version that each database reports, by product. */
  Map<String, String> versions() {
    return versions;
  }

  /** The libraries and products that take part, with versions. */
  List<String> libraries() {
    return libraries;
  }

  /** The mean length of a response. */
  int responseBytes(BenchmarkQuery query) {
    return responseBytes.getOrDefault(query, 0);
  }

  /** Empty if that contender was not measured on that database. */
  Optional<ProcessStats> processStats(String database, Contender contender) {
    return Optional.ofNullable(processStats.get(new Key(database, contender)));
  }
}
