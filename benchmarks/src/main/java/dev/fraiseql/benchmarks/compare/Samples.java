package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All samples, with their medians and ratios. */
final class Samples {
  private final List<Sample> all = new ArrayList<>();

  void add(Sample sample) {
    all.add(sample);
  }

  /** Whether that contender was measured with this query on that database. */
  boolean has(String database, BenchmarkQuery query, Contender contender) {
    return !of(database, query, contender).isEmpty();
  }

  /** The samples of one contender, by round. */
  List<Sample> of(String database, BenchmarkQuery query, Contender contender) {
    return all.stream()
        .filter(sample -> sample.database().equals(database))
        .filter(sample -> sample.query().equals(query))
        .filter(sample -> sample.contender() == contender)
        .toList();
  }

  /** One figure of a contender over its rounds. */
  Spread spread(
      String database, BenchmarkQuery query, Contender contender, ToDoubleFunction<Sample> figure) {
    return Spread.of(of(database, query, contender).stream().mapToDouble(figure).toArray());
  }

  /**
   * A figure of one contender divided by that of another in the same round, since other load that
   * lasts longer than an interval disturbs both.
   */
  Spread ratio(
      String database,
      BenchmarkQuery query,
      Contender dividend,
      Contender divisor,
      ToDoubleFunction<Sample> figure) {
    List<Sample> dividends = of(database, query, dividend);
    List<Sample> divisors = of(database, query, divisor);
    double[] ratios = new double[dividends.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(dividends.get(i)) / figure.applyAsDouble(divisors.get(i));
    }
    return Spread.of(ratios);
  }

  /** Responses without status 200, and lost connections. */
  long errors(String database, BenchmarkQuery query, Contender contender) {
    return of(database, query, contender).stream()
        .mapToLong(sample -> sample.load().errors())
        .sum();
  }
}
