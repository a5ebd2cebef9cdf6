package dev.fraiseql.engine.library;

import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.domain.Domain;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;

/**
 * Databases of authors, books and tags, and engines that serve them.
 *
 * <p>The tables allow more nulls than the types do, so that rows can break what the schema
 * promises.
 */
public final class Library {
  /** The rows that most tests read. */
  public static final String ROWS =
      """
      insert into "author" values (1, 'Ursula', 1929), (2, 'Stanislaw', null), (3, 'Nobody', null);
      insert into "book" values
        (10, 'The Dispossessed', 8.5, 1, 2), (11, 'Solaris', 12.25, 2, null),
        (12, 'Malafrena', null, 1, null), (13, 'Fiasco', 0, 2, 1);
      insert into "tag" values ('sf'), ('utopia'), ('sea');
      insert into "book_tag" values (10, 'sf'), (10, 'utopia'), (11, 'sf'), (11, 'sea'), (13, 'sf');
      """;

  private Library() {}

  /** A new database with the tables and {@link #ROWS}. */
  public static DatabaseAddress create(TestDatabase database) {
    DatabaseAddress address = empty(database);
    TestDatabases.execute(address, ROWS);
    return address;
  }

  /** A new database with the tables. Their columns allow nulls, and no foreign key is declared. */
  public static DatabaseAddress empty(TestDatabase database) {
    DatabaseAddress address = TestDatabases.create(database);
    String ddl =
        new DdlWriter(Dialects.of(TestDatabases.kind(database)))
            .write(Domain.only("Author", "Book", "Tag"))
            .replaceAll(" not null", "")
            .replaceAll("(?s)alter table .*?;\n", "")
            .replaceAll(
                ",\\s+(constraint \\S+ )?foreign key [^,]*?\\) references \"[^\"]*\" \\([^)]*\\)",
                "");
    TestDatabases.execute(address, ddl);
    return address;
  }

  /** An engine that serves the database. */
  public static FraiseEngine open(DatabaseAddress address) {
    return open(address, Limits.DEFAULT);
  }

  /** An engine that serves the database within these limits. */
  public static FraiseEngine open(DatabaseAddress address, Limits limits) {
    return FraiseEngine.open(
        new EngineSettings(address.url(), address.user(), address.password(), 3, limits)
            .withSchemaCheck(SchemaCheck.OFF),
        List.of(Domain.CATALOG));
  }
}
