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

/** Checks that all contenders return the same response for each request of a query. */
final class ResponseCheck {
  private ResponseCheck() {}

  /**
   * Sends every request of the query to every contender.
   *
   * @param servers the contenders that this query is sent to
   * @return the mean length of the responses in bytes
   * @throws IOException if two responses differ, or the first one has errors
   */
  static int check(BenchmarkQuery query, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    Iterator<Map.Entry<Contender, ServerProcess>> entries = servers.entrySet().iterator();
    Map.Entry<Contender, ServerProcess> first = entries.next();
    List<HttpCall> calls = first.getKey().calls(query);
    long bytes = 0;
    for (int i = 0; i < calls.size(); i++) {
      byte[] expected = first.getValue().send(calls.get(i));
      bytes += expected.length;
      if (text(expected).contains("\"errors\"")) {
        throw new IOException(first.getKey() + " fails: " + text(expected));
      }
      for (Map.Entry<Contender, ServerProcess> other : servers.entrySet()) {
        byte[] actual = other.getValue().send(other.getKey().calls(query).get(i));
        boolean bytewise = other.getKey().returnsSameBytes() && first.getKey().returnsSameBytes();
        boolean equal =
            bytewise
                ? Arrays.equals(expected, actual)
                : same(first.getKey().read(query, expected), other.getKey().read(query, actual));
        if (!equal) {
          throw new IOException(
              "%s and %s differ on %s of %s:\n%s\n%s"
                  .formatted(
                      first.getKey(),
                      other.getKey(),
                      query.variables().objects().get(i),
                      query.name(),
                      text(expected),
                      text(actual)));
        }
      }
    }
    return (int) (bytes / calls.size());
  }

  private static String text(byte[] response) {
    return new String(response, StandardCharsets.UTF_8);
  }

  /** Equality of JSON values. Numbers are compared by value: 1.50 equals 1.5. */
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
