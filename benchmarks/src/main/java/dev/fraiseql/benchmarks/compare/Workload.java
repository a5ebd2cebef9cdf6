package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.database.BlogRows;
import dev.fraiseql.benchmarks.database.Dataset;
import dev.fraiseql.benchmarks.database.MemberRows;
import dev.fraiseql.benchmarks.database.StoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows, and the operations that read or write them. */
enum Workload {
  STORE,
  BLOG,
  MEMBERS;

  /** The workload of a command line option, for example {@code blog}. */
  static Workload named(String option) {
    return valueOf(option.toUpperCase(Locale.ROOT));
  }

  /** The queries of all workloads. */
  static List<BenchmarkQuery> allQueries() {
    return Arrays.stream(values()).flatMap(workload -> workload.queries().stream()).toList();
  }

  Dataset rows() {
    return switch (this) {
      case STORE -> new StoreRows();
      case BLOG -> new BlogRows();
      case MEMBERS -> new MemberRows();
    };
  }

  List<BenchmarkQuery> queries() {
    return switch (this) {
      case STORE -> StoreQueries.all();
      case BLOG -> BlogQueries.all();
      case MEMBERS -> MemberMutations.all();
    };
  }

  /** Whether any of these queries reads its rows. */
  boolean hasAnyOf(List<BenchmarkQuery> others) {
    return queries().stream().anyMatch(others::contains);
  }
}
