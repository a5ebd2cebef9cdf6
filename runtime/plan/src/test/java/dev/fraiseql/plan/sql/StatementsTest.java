package dev.fraiseql.plan.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Write;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.query.StatementAssembler;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementsTest {
  private static final DocumentReader READER = new DocumentReader(Library.MODEL);
  private static final String VIEW =
      "create view popularities as select book_id, count(*) as loans from loans group by"
          + " book_id;\n";

  private static final String SCHEMA = "Old Order";

  @ParameterizedTest
  @EnumSource
  void aDatabaseTakesTheTablesAndEveryStatement(TestDatabase database) throws Exception {
    try (RealDatabase real = RealDatabase.open(database)) {
      takesAll(real, dialect(database), Library.MODEL, VIEW);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseTakesThemInASchemaOfAnyName(TestDatabase database) throws Exception {
    SqlDialect dialect = dialect(database);
    String schema = dialect.quote(SCHEMA);
    try (RealDatabase real = RealDatabase.open(database)) {
      if (!dialect.hasSchemas()) {
        takesAll(real, dialect, Library.in(SCHEMA), VIEW); // the schema is ignored
        return;
      }
      real.run("create schema " + schema);
      try {
        takesAll(
            real,
            dialect,
            Library.in(SCHEMA),
            VIEW.replace("view ", "view " + schema + ".")
                .replace("from loans", "from " + schema + ".loans"));
      } finally {
        real.run("drop schema " + schema + (database == TestDatabase.POSTGRESQL ? " cascade" : ""));
      }
    }
  }

  private static SqlDialect dialect(TestDatabase database) {
    return Dialects.of(Database.ofOption(database.option()).orElseThrow());
  }

  private static void takesAll(RealDatabase real, SqlDialect dialect, Model model, String view)
      throws Exception {
    List<String> refused = new ArrayList<>();
    int prepared = 0;
    String tables = new DdlWriter(dialect).write(model);
    assertThat(new DdlWriter(dialect).write(model)).isEqualTo(tables);
    real.run(tables + view);
    for (String document : documents()) {
      for (String sql : statements(model, dialect, document)) {
        try {
          real.prepare(sql);
          prepared++;
        } catch (SQLException e) {
          refused.add(document + "\n" + sql + "\n" + e.getMessage());
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(prepared).isGreaterThan(60);
  }

  private static List<String> documents() throws IOException {
    try (InputStream file = StatementsTest.class.getResourceAsStream("/documents.graphql")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n")).filter(part -> !part.isBlank()).toList();
    }
  }

  private static List<String> statements(Model model, SqlDialect dialect, String document) {
    Planner planner = new Planner(model, dialect);
    StatementAssembler assembler = new StatementAssembler(model, dialect);
    OperationNode operation = READER.read(document).operation(null);
    Object[] defaults =
        operation.variables().stream().map(variable -> variable.defaultValue()).toArray();
    List<SqlStatement> statements = new ArrayList<>();
    for (Root root : planner.plan(operation, 0).roots()) {
      switch (root) {
        case Root.Rows rows -> collect(rows.level(), statements);
        case Root.Row row -> collect(row.level(), statements);
        case Root.Count count -> statements.add(count.statement());
        case Root.Connection connection -> collect(connection.level(), statements);
        case Root.Node node -> node.levels().forEach(level -> collect(level, statements));
        case Root.Mutation mutation -> {
          target(mutation.write()).ifPresent(target -> statements.add(target.statement()));
          levels(mutation.result()).forEach(level -> collect(level, statements));
        }
        case Root.TypeName name -> {}
        case Root.Introspection introspection -> {}
      }
    }
    return statements.stream()
        .map(statement -> assembler.assemble(statement, new Values(defaults)))
        .peek(StatementsTest::checkBindings)
        .map(SqlText::sql)
        .toList();
  }

  private static Optional<Write.Target> target(Write write) {
    return switch (write) {
      case Write.Update update -> Optional.of(update.rows());
      case Write.Delete delete -> Optional.of(delete.rows());
      case Write.Create _, Write.Upsert _ -> Optional.empty();
    };
  }

  private static List<Level> levels(WriteResult result) {
    return switch (result) {
      case WriteResult.Row(Level level, var returned) -> List.of(level);
      case WriteResult.Rows(Level level, var returned) -> List.of(level);
      case WriteResult.Summary(var parts) ->
          parts.stream()
              .filter(WriteResult.Part.Rows.class::isInstance)
              .map(part -> ((WriteResult.Part.Rows) part).level())
              .toList();
    };
  }

  private static void checkBindings(SqlText text) {
    assertThat(text.sql().replaceAll("'[^']*'", "").chars().filter(c -> c == '?').count())
        .as(text.sql())
        .isEqualTo(text.bindings().size());
  }

  private static void collect(Level level, List<SqlStatement> into) {
    into.add(level.statement());
    ConnectionPage page = level.connection();
    if (page != null) {
      Stream.of(page.backward(), page.before(), page.behind(), page.total())
          .filter(Objects::nonNull)
          .forEach(into::add);
    }
    if (level.keyCheck() != null) {
      level.keyCheck().statements().forEach(search -> into.add(search.statement()));
    }
    for (Level.Child child : level.children()) {
      collect(child.level(), into);
      if (child.byKey() != null && child.level().statement() instanceof SqlText text) {
        into.add(new SqlText(child.byKey(), text.bindings()));
      }
    }
  }
}
