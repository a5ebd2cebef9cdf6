package dev.fraiseql.benchmarks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All turns, and what follows from them. */
final class Samples {
  private final List<Sample> all = new ArrayList<>();

  /** The middle of some figures, and how far they spread. */
  record Spread(double least, double median, double most) {
    static Spread of(double[] figures) {
      double[] sorted = figures.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
  }

  void add(Sample sample) {
    all.add(sample);
  }

  /** Whether that contender was asked this question there. */
  boolean has(String database, Question question, Contender contender) {
    return !of(database, question, contender).isEmpty();
  }

  /** The turns of one contender, in order. */
  List<Sample> of(String database, Question question, Contender contender) {
    return all.stream()
        .filter(sample -> sample.database().equals(database))
        .filter(sample -> sample.question().equals(question))
        .filter(sample -> sample.contender() == contender)
        .toList();
  }

  /** One figure of a contender over its turns. */
  Spread spread(
      String database, Question question, Contender contender, ToDoubleFunction<Sample> figure) {
    return Spread.of(of(database, question, contender).stream().mapToDouble(figure).toArray());
  }

  /**
   * How a figure of one contender relates to the same figure of another, round by round: what
   * disturbs the machine for longer than a turn disturbs both.
   */
  Spread ratio(
      String database,
      Question question,
      Contender one,
      Contender other,
      ToDoubleFunction<Sample> figure) {
    List<Sample> ones = of(database, question, one);
    List<Sample> others = of(database, question, other);
    double[] ratios = new double[ones.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(ones.get(i)) / figure.applyAsDouble(others.get(i));
    }
    return Spread.of(ratios);
  }

  /** Answers that were no answers, and connections lost. */
  long errors(String database, Question question, Contender contender) {
    return of(database, question, contender).stream()
        .mapToLong(sample -> sample.load().errors())
        .sum();
  }
}
