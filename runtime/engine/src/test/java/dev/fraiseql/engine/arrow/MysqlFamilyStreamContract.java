package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.testing.TestDatabase;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What streams promise on both servers of the MySQL family. */
abstract class MysqlFamilyStreamContract extends ArrowStreamContract {
  abstract TestDatabase product();

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress(product().newDatabase());
  }

  @Override
  String endlessQuery() {
    return numbers(12, "max(d0.i + d11.i), 'oak'");
  }

  @Override
  String rowsAndThenEndlessQuery() {
    return numbers(4, "d0.i, 'oak'") + " union all " + endlessQuery();
  }

  /** As many rows as there are numbers of so many digits. */
  private static String numbers(int digits, String what) {
    String ten =
        IntStream.range(0, 10)
            .mapToObj(digit -> "select " + digit + " as i")
            .collect(Collectors.joining(" union all "));
    return IntStream.range(0, digits)
        .mapToObj(digit -> "(" + ten + ") d" + digit)
        .collect(Collectors.joining(", ", "select " + what + " from ", ""));
  }

  @Override
  String longText() {
    return "repeat('x', 20000)";
  }
}
