package dev.fraiseql.engine.arrow;

import dev.fraiseql.jdbc.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteArrowStreamTest extends ArrowStreamContract {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return new DatabaseAddress("jdbc:sqlite:" + folder.resolve("forest.db"));
  }

  @Override
  String endlessQuery() {
    return "with recursive n(i) as (select 1 union all select i + 1 from n)"
        + " select i, 'oak' from n where i < 0";
  }

  @Override
  String rowsAndThenEndlessQuery() {
    return "with recursive n(i) as (select 1 union all select i + 1 from n)"
        + " select i, 'oak' from n where i < 2000";
  }

  @Override
  String longText() {
    return "printf('%.*c', 20000, 'x')";
  }
}
