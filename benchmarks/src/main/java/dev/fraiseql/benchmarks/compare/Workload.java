package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.database.BlogRows;
import dev.fraiseql.benchmarks.database.Dataset;
import dev.fraiseql.benchmarks.database.StoreRows;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows, and what is asked of them. */
enum Workload {
  STORE,
  BLOG;

  /** As the command line has it: {@code blog}. */
  static Workload named(String option) {
    return valueOf(option.toUpperCase(Locale.ROOT));
  }

  /** The questions of all workloads. */
  static List<Question> allQuestions() {
    return Arrays.stream(values()).flatMap(workload -> workload.questions().stream()).toList();
  }

  Dataset rows() {
    return switch (this) {
      case STORE -> new StoreRows();
      case BLOG -> new BlogRows();
    };
  }

  List<Question> questions() {
    return switch (this) {
      case STORE -> StoreQuestions.all();
      case BLOG -> BlogQuestions.all();
    };
  }

  /** Whether any of these questions is about its rows. */
  boolean isAskedBy(List<Question> asked) {
    return questions().stream().anyMatch(asked::contains);
  }
}
