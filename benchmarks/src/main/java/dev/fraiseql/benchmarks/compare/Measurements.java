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

/** Everything that a comparison found out, for the report to tell. */
final class Findings {
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
  private final Map<Question, Integer> answerBytes = new LinkedHashMap<>();
  private final Map<Place, Footprint> footprints = new LinkedHashMap<>();

  /** Whose footprint, and on which database. */
  record Place(String database, Contender contender) {}

  Findings(Options options, String generator) throws IOException {
    this.options = options;
    this.generator = generator;
  }

  void database(String product, String version) {
    versions.put(product, version);
  }

  /** One more product that takes part, with its version. */
  void library(String version) {
    libraries.add(version);
  }

  void answerBytes(Question question, int bytes) {
    answerBytes.put(question, bytes);
  }

  void started(String database, Contender contender, Duration firstAnswer, long megabytes) {
    footprints.put(new Place(database, contender), new Footprint(firstAnswer, megabytes, 0));
  }

  void loaded(String database, Contender contender, long megabytes) {
    footprints.computeIfPresent(
        new Place(database, contender),
        (place, before) -> new Footprint(before.firstAnswer(), before.idle(), megabytes));
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

  /** By product: what each database says its version is. */
  Map<String, String> versions() {
    return versions;
  }

  /** What is compared and what it is made of, with versions. */
  List<String> libraries() {
    return libraries;
  }

  /** The mean length of an answer. */
  int answerBytes(Question question) {
    return answerBytes.getOrDefault(question, 0);
  }

  /** Empty if that contender was not asked anything there. */
  Optional<Footprint> footprint(String database, Contender contender) {
    return Optional.ofNullable(footprints.get(new Place(database, contender)));
  }
}
