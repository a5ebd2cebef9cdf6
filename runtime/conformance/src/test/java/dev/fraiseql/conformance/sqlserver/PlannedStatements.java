package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.MethodResult;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.WriteResult;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.VariableReader;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.query.StatementAssembler;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements that documents would run on SQL Server. */
final class PlannedStatements {
  private static final SqlDialect DIALECT = Dialects.of(Database.SQLSERVER);

  private final Model model;
  private final DocumentReader documents;
  private final VariableReader variables;
  private final Planner planner;
  private final StatementAssembler assembler;

  /** The statements of cases. */
  PlannedStatements() {
    this(DomainDatabase.catalogs());
  }

  /** The statements of documents over the types of catalogs. */
  PlannedStatements(List<TypeCatalog> catalogs) {
    model =
        new Model(
            catalogs.stream().flatMap(catalog -> catalog.types().stream()).toList(),
            catalogs.stream().flatMap(catalog -> catalog.enums().stream()).toList(),
            catalogs.stream().flatMap(catalog -> catalog.interfaces().stream()).toList(),
            catalogs.stream().flatMap(catalog -> catalog.scalars().stream()).toList(),
            List.of(Database.SQLSERVER));
    documents = new DocumentReader(model);
    variables = new VariableReader(model);
    planner = new Planner(model, DIALECT);
    assembler = new StatementAssembler(model, DIALECT);
  }

  /** The fields of a type with a column each. */
  List<ScalarField> fields(String type) {
    return model.type(type).fields().stream()
        .filter(ScalarField.class::isInstance)
        .map(ScalarField.class::cast)
        .toList();
  }

  /** The statements that create the tables. */
  List<String> tables() {
    return Stream.of(new DdlWriter(DIALECT).write(model).split(";\n"))
        .filter(sql -> !sql.isBlank())
        .toList();
  }

  /**
   * Every text that a case may run.
   *
   * @throws dev.fraiseql.plan.document.DocumentException if its document is not valid
   * @throws dev.fraiseql.contract.RequestException if its input is not
   */
  Set<String> of(Case testCase) {
    return of(testCase.query(), testCase.operationName(), testCase.variables());
  }

  /** Every text that a document without variables may run. */
  Set<String> of(String document) {
    return of(document, null, Map.of());
  }

  private Set<String> of(
      String document, @Nullable String name, Map<String, @Nullable Object> given) {
    OperationNode operation = documents.read(document).operation(name);
    Values values = variables.read(operation.variables(), given);
    List<Integer> switches = planner.switches(operation);
    int bits = 0;
    for (int i = 0; i < switches.size(); i++) {
      bits |= Boolean.TRUE.equals(values.get(switches.get(i))) ? 1 << i : 0;
    }
    List<SqlStatement> statements = new ArrayList<>();
    planner.plan(operation, bits).roots().forEach(root -> collect(root, statements));
    Set<String> texts = new LinkedHashSet<>();
    for (SqlStatement statement : statements) {
      texts.add(assembler.assemble(statement, values).sql());
    }
    return texts;
  }

  private static void collect(Root root, List<SqlStatement> into) {
    switch (root) {
      case Root.Rows rows -> collect(rows.level(), into);
      case Root.Row row -> collect(row.level(), into);
      case Root.Count count -> into.add(count.statement());
      case Root.Connection page -> collect(page.level(), into);
      case Root.Node node -> node.levels().forEach(level -> collect(level, into));
      case Root.Mutation mutation -> collect(mutation.result(), into);
      case Root.Method method -> {
        if (method.result() instanceof MethodResult.Rows(Level level)) {
          collect(level, into);
        }
      }
      case Root.TypeName name -> {}
      case Root.Introspection introspection -> {}
    }
  }

  /** Of a mutation, only what is read: the statements that write are composed at run time. */
  private static void collect(WriteResult result, List<SqlStatement> into) {
    switch (result) {
      case WriteResult.Row row -> collect(row.level(), into);
      case WriteResult.Rows rows -> collect(rows.level(), into);
      case WriteResult.Summary summary ->
          summary.parts().stream()
              .filter(WriteResult.Part.Rows.class::isInstance)
              .map(WriteResult.Part.Rows.class::cast)
              .forEach(rows -> collect(rows.level(), into));
    }
  }

  private static void collect(Level level, List<SqlStatement> into) {
    into.add(level.statement());
    ConnectionPage page = level.connection();
    if (page != null) {
      Stream.of(page.backward(), page.before(), page.behind(), page.total())
          .filter(Objects::nonNull)
          .forEach(into::add);
    }
    for (Level.Child child : level.children()) {
      collect(child.level(), into);
      if (child.byKey() != null && child.level().statement() instanceof SqlText text) {
        into.add(new SqlText(child.byKey(), text.bindings()));
      }
    }
  }
}
