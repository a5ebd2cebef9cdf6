package dev.fraiseql.benchmarks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The databases, contenders and queries of a comparison.
 *
 * @param databases {@code sqlite}, {@code postgresql}, {@code mysql}, {@code mariadb}
 * @param contenders in the order of a round
 * @param queries in the order of the report
 */
record BenchmarkMatrix(
    List<String> databases, List<Contender> contenders, List<BenchmarkQuery> queries) {

  /** Everything except the handwritten server by GET. */
  static final BenchmarkMatrix STANDARD =
      new BenchmarkMatrix(
          List.of("sqlite", "postgresql", "mysql", "mariadb"),
          List.of(
              Contender.HAND_WRITTEN,
              Contender.COMPILED,
              Contender.UNCAPTURED,
              Contender.AD_HOC,
              Contender.GRAPHQL_JAVA,
              Contender.POSTGRAPHILE),
          Workload.allQueries());

  BenchmarkMatrix onDatabases(List<String> names) {
    return new BenchmarkMatrix(names, contenders, queries);
  }

  BenchmarkMatrix amongContenders(List<String> names) {
    return new BenchmarkMatrix(databases, names.stream().map(Contender::named).toList(), queries);
  }

  BenchmarkMatrix without(Contender contender) {
    return new BenchmarkMatrix(
        databases, contenders.stream().filter(other -> other != contender).toList(), queries);
  }

  /** The same with the queries of these workloads. */
  BenchmarkMatrix ofWorkloads(List<String> names) {
    return new BenchmarkMatrix(
        databases,
        contenders,
        names.stream().flatMap(name -> Workload.named(name).queries().stream()).toList());
  }

  /**
   * The same with these queries of any workload.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  BenchmarkMatrix withQueries(List<String> names) {
    List<BenchmarkQuery> all = Workload.allQueries();
    List<BenchmarkQuery> chosen =
        all.stream().filter(query -> names.contains(query.name())).toList();
    List<String> unknown = new ArrayList<>(names);
    chosen.forEach(query -> unknown.remove(query.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown queries: %s. There are %s."
              .formatted(unknown, all.stream().map(BenchmarkQuery::name).toList()));
    }
    return new BenchmarkMatrix(databases, contenders, chosen);
  }

  /** The workloads whose rows the queries need. */
  List<Workload> workloads() {
    return Arrays.stream(Workload.values()).filter(workload -> workload.hasAnyOf(queries)).toList();
  }

  /** The contenders that run this query on that database, in the order of a round. */
  List<Contender> contenders(BenchmarkQuery query, String database) {
    return contenders.stream().filter(contender -> contender.runs(query, database)).toList();
  }

  /** The queries that this contender runs on that database. */
  List<BenchmarkQuery> queries(Contender contender, String database) {
    return queries.stream().filter(query -> contender.runs(query, database)).toList();
  }
}
