package dev.fraiseql.benchmarks.processor;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one processor adds to a compilation.
 *
 * @param name of the build it is from
 * @param without times without a processor, one for each round
 * @param with times with it
 * @param types how many there are
 * @param output what it adds to the files
 */
record Figures(
    String name,
    List<Compiler.Time> without,
    List<Compiler.Time> with,
    int types,
    Compiler.Output output) {
  Figures {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }

  /**
   * Something that was measured once in each round.
   *
   * @param median of all rounds
   * @param min of them
   * @param max of them
   */
  record Spread(double median, double min, double max) {}

  /** Milliseconds that the compilation of one type takes longer. */
  Spread wall() {
    return added(Compiler.Time::wall);
  }

  /** Milliseconds of processor time that the compilation of one type takes more. */
  Spread processor() {
    return added(Compiler.Time::processor);
  }

  private Spread added(ToDoubleFunction<Compiler.Time> part) {
    double base = median(sorted(without, part));
    List<Double> added = sorted(with, part).stream().map(time -> (time - base) / types).toList();
    return new Spread(median(added), added.getFirst(), added.getLast());
  }

  private static List<Double> sorted(
      List<Compiler.Time> times, ToDoubleFunction<Compiler.Time> part) {
    return times.stream().mapToDouble(part).sorted().boxed().toList();
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
