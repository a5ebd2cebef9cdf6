package dev.fraiseql.engine.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.TestDatabases;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.function.Function;

/**
 * Authors who write books, some of which another author has reviewed, and which bear tags.
 *
 * <p>The tables allow more nulls than the types do, so that rows can break what the schema
 * promises.
 */
public final class Library {
  private static final ValueType LONG = ValueType.of(Scalar.LONG);
  private static final ValueType STRING = ValueType.of(Scalar.STRING);

  private static final Column AUTHOR_ID = new Column("id", LONG, false);
  private static final Column BOOK_ID = new Column("id", LONG, false);
  private static final Column BOOK_AUTHOR = new Column("author_id", LONG, false);
  private static final Column BOOK_REVIEWER = new Column("reviewer_id", LONG, true);
  private static final Column TAG_CODE = new Column("code", STRING, false);

  private static final TypeModel AUTHOR =
      type(
          "Author",
          "authors",
          new ScalarField("id", 0, AUTHOR_ID, true, false, Doc.NONE),
          new ScalarField("name", 1, new Column("name", STRING, false), false, false, Doc.NONE),
          new ScalarField(
              "born",
              2,
              new Column("born", ValueType.of(Scalar.INT), true),
              false,
              false,
              Doc.NONE),
          new ToManyField(
              "books", 3, "Book", List.of(new JoinColumn(AUTHOR_ID, BOOK_AUTHOR)), null, Doc.NONE));

  private static final TypeModel BOOK =
      type(
          "Book",
          "books",
          new ScalarField("id", 0, BOOK_ID, true, false, Doc.NONE),
          new ScalarField("title", 1, new Column("title", STRING, false), false, false, Doc.NONE),
          new ScalarField(
              "price",
              2,
              new Column("price", ValueType.decimal(10, 2), true),
              false,
              false,
              Doc.NONE),
          new ToOneField(
              "author",
              3,
              "Author",
              false,
              List.of(new JoinColumn(BOOK_AUTHOR, AUTHOR_ID)),
              Doc.NONE),
          new ToOneField(
              "reviewer",
              4,
              "Author",
              true,
              List.of(new JoinColumn(BOOK_REVIEWER, AUTHOR_ID)),
              Doc.NONE),
          new ToManyField("tags", 5, "Tag", List.of(), bookTags(), Doc.NONE));

  private static final TypeModel TAG =
      type("Tag", "tags", new ScalarField("code", 0, TAG_CODE, true, false, Doc.NONE));

  /** The types. */
  public static final Model MODEL = new Model(List.of(AUTHOR, BOOK, TAG), List.of());

  /** The rows that most tests are about. */
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

  private static JoinTable bookTags() {
    return new JoinTable(
        new Table(null, "book_tag"),
        List.of(new JoinColumn(new Column("book_id", LONG, false), BOOK_ID)),
        List.of(new JoinColumn(new Column("tag_code", STRING, false), TAG_CODE)));
  }

  private static TypeModel type(
      String name, String plural, dev.fraiseql.contract.model.FieldModel... fields) {
    String singular = name.toLowerCase(java.util.Locale.ROOT);
    return new TypeModel(
        name,
        singular,
        plural,
        "library." + name,
        new Table(null, singular),
        false,
        List.of(fields),
        Doc.NONE);
  }

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
            .write(MODEL)
            .replaceAll(" not null", "")
            .replaceAll("(?s)alter table .*?;\n", "")
            .replaceAll(
                ",\\s+(constraint \\S+ )?foreign key [^,]*?\\) references \"[^\"]*\" \\([^)]*\\)",
                "");
    TestDatabases.execute(address, ddl);
    return address;
  }

  /** An engine that serves the types from there. */
  public static FraiseEngine open(DatabaseAddress address) {
    return open(address, Limits.DEFAULT, database -> List.of());
  }

  /** An engine that serves the types and these operations from there. */
  public static FraiseEngine open(
      DatabaseAddress address, Limits limits, Function<Database, List<CompiledQuery>> operations) {
    return FraiseEngine.open(
        new EngineSettings(address.url(), address.user(), address.password(), 3, limits),
        List.of(catalog(operations)));
  }

  /** The catalog of the types and these operations. */
  public static TypeCatalog catalog(Function<Database, List<CompiledQuery>> operations) {
    return new TypeCatalog() {
      @Override
      public int contractVersion() {
        return CONTRACT_VERSION;
      }

      @Override
      public List<Database> databases() {
        return List.of(Database.POSTGRESQL, Database.MYSQL, Database.SQLITE);
      }

      @Override
      public List<TypeModel> types() {
        return List.copyOf(MODEL.types());
      }

      @Override
      public List<EnumModel> enums() {
        return List.of();
      }

      @Override
      public List<QueryExecutor> executors(Database database) {
        return MODEL.types().stream()
            .<QueryExecutor>map(type -> new InterpretedExecutor(type, database))
            .toList();
      }

      @Override
      public List<CompiledQuery> operations(Database database) {
        return operations.apply(database);
      }
    };
  }
}
