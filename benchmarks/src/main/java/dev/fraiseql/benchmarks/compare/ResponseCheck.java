package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what is compared is the same: an answer for each value, equal to the first
 * contender's.
 */
final class Answers {
  private Answers() {}

  /**
   * Asks every contender everything.
   *
   * @param servers those to whom this question is put
   * @return the mean length of the answers to this question in bytes
   * @throws IOException if two answers differ
   */
  static int check(Question question, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    Iterator<Map.Entry<Contender, ServerProcess>> entries = servers.entrySet().iterator();
    Map.Entry<Contender, ServerProcess> first = entries.next();
    List<HttpCall> calls = first.getKey().calls(question);
    long bytes = 0;
    for (int i = 0; i < calls.size(); i++) {
      byte[] expected = first.getValue().ask(calls.get(i));
      bytes += expected.length;
      if (text(expected).contains("\"errors\"")) {
        throw new IOException(first.getKey() + " fails: " + text(expected));
      }
      for (Map.Entry<Contender, ServerProcess> other : servers.entrySet()) {
        byte[] actual = other.getValue().ask(other.getKey().calls(question).get(i));
        boolean toTheByte = other.getKey().givesSameBytes() && first.getKey().givesSameBytes();
        boolean equal =
            toTheByte
                ? Arrays.equals(expected, actual)
                : same(
                    first.getKey().read(question, expected), other.getKey().read(question, actual));
        if (!equal) {
          throw new IOException(
              "%s and %s differ on %s of %s:\n%s\n%s"
                  .formatted(
                      first.getKey(),
                      other.getKey(),
                      question.variables().objects().get(i),
                      question.name(),
                      text(expected),
                      text(actual)));
        }
      }
    }
    return (int) (bytes / calls.size());
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }

  /** Equality of JSON values: numbers by what they are, not by how they are written. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
      return map.keySet().equals(otherMap.keySet())
          && map.keySet().stream().allMatch(key -> same(map.get(key), otherMap.get(key)));
    }
    if (one instanceof List<?> list && other instanceof List<?> otherList) {
      boolean same = list.size() == otherList.size();
      for (int i = 0; same && i < list.size(); i++) {
        same = same(list.get(i), otherList.get(i));
      }
      return same;
    }
    if (one instanceof Number number && other instanceof Number otherNumber) {
      return decimal(number).compareTo(decimal(otherNumber)) == 0;
    }
    return one == null ? other == null : one.equals(other);
  }

  private static BigDecimal decimal(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal;
      case BigInteger integer -> new BigDecimal(integer);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }
}
