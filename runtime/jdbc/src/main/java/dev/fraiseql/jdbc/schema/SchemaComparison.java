package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.jdbc.schema.Difference.Severity;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the types of a model with the tables of a database.
 *
 * <p>Only what the catalog knows is judged. It knows neither keys nor columns that are never NULL
 * of a view, and not how many digits an expression has: these are taken as declared.
 */
public final class SchemaComparison {
  private final Model model;
  private final SqlDialect sql;
  private final SchemaDialect schema;

  /** A comparison for one database. */
  public SchemaComparison(Model model, SqlDialect sql, SchemaDialect schema) {
    this.model = model;
    this.sql = sql;
    this.schema = schema;
  }

  /**
   * A column of a type's table, and the component that declares it.
   *
   * @param isComputed whether the database always computes it, as it is declared
   */
  private record ColumnUse(String component, Column column, Role role, boolean isComputed) {}

  /** How a component uses a column, which decides by which annotation it is named. */
  private enum Role {
    KEY,
    VALUE,
    EMBEDDED,
    TO_ONE
  }

  /** The part of the catalog that {@link #differences} needs. */
  public CatalogRequest.Tables request() {
    Map<Table, Set<String>> tables = new LinkedHashMap<>();
    for (TypeModel type : model.types()) {
      Set<String> sampled = tables.computeIfAbsent(type.table(), table -> new LinkedHashSet<>());
      for (ColumnUse use : uses(type)) {
        if (schema.columnTypes().needsSample(use.column())) {
          sampled.add(use.column().name());
        }
      }
    }
    for (TypeModel type : model.types()) {
      joinTables(type).forEach(table -> tables.putIfAbsent(table.table(), Set.of()));
    }
    return new CatalogRequest.Tables(tables);
  }

  private static List<JoinTable> joinTables(TypeModel type) {
    List<JoinTable> tables = new ArrayList<>();
    for (FieldModel field : type.fields()) {
      if (field instanceof ToManyField toMany && toMany.through() != null) {
        tables.add(toMany.through());
      }
    }
    return tables;
  }

  private static Collection<ColumnUse> uses(TypeModel type) {
    Map<String, ColumnUse> uses = new LinkedHashMap<>();
    collect("", type.fields(), uses);
    for (FieldModel field : type.fields()) {
      if (field instanceof ToOneField toOne) {
        for (JoinColumn pair : toOne.columns()) {
          uses.putIfAbsent(
              pair.column().name(), new ColumnUse(toOne.name(), pair.column(), Role.TO_ONE, false));
        }
      }
    }
    return uses.values();
  }

  private static void collect(String path, List<FieldModel> fields, Map<String, ColumnUse> into) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        Role role = !path.isEmpty() ? Role.EMBEDDED : scalar.key() ? Role.KEY : Role.VALUE;
        boolean isComputed = scalar.writing().source() == WriteRule.Source.DATABASE;
        into.put(
            scalar.column().name(),
            new ColumnUse(path + scalar.name(), scalar.column(), role, isComputed));
      } else if (field instanceof EmbeddedField embedded) {
        collect(path + embedded.name() + '.', embedded.fields(), into);
      }
    }
  }

  /**
   * The differences, by type in the order of the model.
   *
   * @param catalog what {@link #request} asks for
   */
  public List<Difference> differences(DatabaseCatalog catalog) {
    return new Run(catalog).all();
  }

  /** One comparison. */
  private final class Run {
    private final DatabaseCatalog catalog;
    private final ColumnJudge judge =
        new ColumnJudge(model, schema.columnTypes(), sql.storedForms());
    private final List<Difference> found = new ArrayList<>();
    private final Set<Table> judgedJoinTables = new HashSet<>();
    private final Set<String> reportedIndexes = new HashSet<>();

    Run(DatabaseCatalog catalog) {
      this.catalog = catalog;
    }

    List<Difference> all() {
      for (TypeModel type : model.types()) {
        Optional<CatalogTable> table = catalog.find(type.table());
        if (table.isEmpty()) {
          missingTable(type, null, type.table(), "@Type(table = \"%s\")");
        } else if (!table.get().readable()) {
          unreadable(type, null, table.get());
        } else {
          columns(type, table.get());
          key(type, table.get());
          if (type.isWritable()) {
            writes(type, table.get());
          }
        }
        relations(type);
      }
      return List.copyOf(found);
    }

    private void add(
        TypeModel type,
        @Nullable String component,
        Severity severity,
        String place,
        Mismatch mismatch) {
      found.add(
          new Difference(
              mismatch.kind(),
              severity,
              type.javaClass(),
              component,
              place,
              mismatch.found(),
              mismatch.expected(),
              mismatch.remedy()));
    }

    private void missingTable(
        TypeModel type, @Nullable String component, Table table, String annotation) {
      String remedy =
          Suggestions.nearest(table.name(), catalog.names())
              .map(name -> "Did you mean " + annotation.formatted(name) + "?")
              .orElseGet(() ->
                  "Create it, "
                      + (schema.hidesUnreadableTables() ? "grant SELECT on it, " : "")
                      + "or name another by "
                      + annotation.formatted("...")
                      + '.');
      add(
          type,
          component,
          Severity.ERROR,
          text(table),
          new Mismatch(DifferenceKind.MISSING_TABLE, "missing", "a table or view", remedy));
    }

    private void unreadable(TypeModel type, @Nullable String component, CatalogTable table) {
      String name = sql.table(table.table());
      String remedy = "Grant the user of the connection: grant select on " + name;
      add(
          type,
          component,
          Severity.ERROR,
          text(table.table()),
          new Mismatch(
              DifferenceKind.UNREADABLE,
              "not readable",
              "a table or view that can be read",
              table.isView() ? remedy + "; or repair the view." : remedy + "."));
    }

    private void unreadable(
        TypeModel type, String component, CatalogTable table, CatalogColumn column) {
      add(
          type,
          component,
          Severity.ERROR,
          text(table.table()) + '.' + column.name(),
          new Mismatch(
              DifferenceKind.UNREADABLE,
              "not readable",
              "a column that can be read",
              "Grant the user of the connection: grant select (%s) on %s."
                  .formatted(sql.quote(column.name()), sql.table(table.table()))));
    }

    private void columns(TypeModel type, CatalogTable table) {
      for (ColumnUse use : uses(type)) {
        String place = text(table.table()) + '.' + use.column().name();
        Optional<CatalogColumn> column = table.column(use.column().name());
        if (column.isEmpty()) {
          missingColumn(type, use, table, place);
        } else {
          column(type, use, table, column.get(), place);
        }
      }
    }

    private void column(
        TypeModel type, ColumnUse use, CatalogTable table, CatalogColumn column, String place) {
      if (!column.readable()) {
        unreadable(type, use.component(), table, column);
      }
      for (Mismatch mismatch : judge.judge(use.component(), use.column(), table, column)) {
        add(type, use.component(), severity(mismatch.kind()), place, mismatch);
      }
      // MariaDB knows no computed column that is never NULL.
      boolean mayBeNull = column.nullable() && !table.isView() && !use.isComputed();
      if (mayBeNull && !use.column().nullable()) {
        add(
            type,
            use.component(),
            Severity.ERROR,
            place,
            new Mismatch(
                DifferenceKind.NULLABLE_COLUMN,
                column.type().declared() + " that may be NULL",
                "not null",
                nullableRemedy(use, table, column)));
      }
    }

    private String nullableRemedy(ColumnUse use, CatalogTable table, CatalogColumn column) {
      Optional<String> alter =
          schema.setNotNull(sql.table(table.table()), sql.quote(column.name()), column.type());
      if (use.role() == Role.KEY) {
        return alter
            .map(statement -> "A key is never null: " + statement + '.')
            .orElse("A key is never null: choose another @Id, or use a view without such rows.");
      }
      String annotate = "Declare " + use.component() + " @Nullable";
      return alter.map(statement -> annotate + ", or: " + statement).orElse(annotate) + '.';
    }

    private void missingColumn(TypeModel type, ColumnUse use, CatalogTable table, String place) {
      String annotation =
          switch (use.role()) {
            case TO_ONE -> "@Relation(column = \"%s\")";
            case EMBEDDED -> "@Column(name = ...) or @Embedded(prefix = ...) for %s";
            case KEY, VALUE -> "@Column(name = \"%s\")";
          };
      add(
          type,
          use.component(),
          Severity.ERROR,
          place,
          missingColumn(use.column(), table, annotation));
    }

    private Mismatch missingColumn(Column column, CatalogTable table, String annotation) {
      List<String> names = table.columns().stream().map(CatalogColumn::name).toList();
      String columnType = sql.tables().columnType(column, false);
      String remedy =
          Suggestions.nearest(column.name(), names)
              .map(name -> "Did you mean " + annotation.formatted(name) + "?")
              .orElseGet(() ->
                  table.isView()
                      ? "The view has " + String.join(", ", names) + '.'
                      : "Name one of %s by %s, or: alter table %s add %s %s."
                          .formatted(
                              String.join(", ", names),
                              annotation.formatted("..."),
                              sql.table(table.table()),
                              sql.quote(column.name()),
                              columnType));
      return new Mismatch(
          DifferenceKind.MISSING_COLUMN, "missing", "a column " + columnType, remedy);
    }

    private void key(TypeModel type, CatalogTable table) {
      List<String> key = type.key().stream().map(part -> part.column().name()).toList();
      if (key.isEmpty()
          || table.kind() != CatalogTable.Kind.TABLE
          || table.isUnique(key)
          || key.stream().anyMatch(name -> table.column(name).isEmpty())) {
        return;
      }
      String columns = key.stream().map(sql::quote).collect(Collectors.joining(", "));
      add(
          type,
          type.key().stream().map(ScalarField::name).collect(Collectors.joining(", ")),
          type.readOnly() ? Severity.WARNING : Severity.ERROR,
          text(table.table()) + '.' + String.join(", ", key),
          new Mismatch(
              DifferenceKind.KEY_NOT_UNIQUE,
              "without a unique constraint or index",
              "unique, as the key of the type",
              "alter table %s add unique (%s), or choose another @Id."
                  .formatted(sql.table(table.table()), columns)));
    }

    /** What mutations need of a table. */
    private void writes(TypeModel type, CatalogTable table) {
      switch (table.kind()) {
        case TABLE -> {
          type.writes().unique().forEach(unique -> uniqueFields(type, table, unique));
          columnsWithoutField(type, table);
        }
        case VIEW -> writtenView(type, table);
        case FOREIGN_TABLE -> {} // its catalog knows too little
      }
    }

    private void uniqueFields(TypeModel type, CatalogTable table, UniqueKey unique) {
      List<Column> columns = type.columns(unique);
      List<String> names = columns.stream().map(Column::name).toList();
      boolean needsFilter =
          !sql.tables().nullsAreDistinct() && columns.stream().anyMatch(Column::nullable);
      if (needsFilter // the catalog has indexes on all rows only
          || table.hasUnique(names)
          || names.stream().anyMatch(name -> table.column(name).isEmpty())) {
        return;
      }
      String quoted = names.stream().map(sql::quote).collect(Collectors.joining(", "));
      add(
          type,
          String.join(", ", unique.fields()),
          Severity.ERROR,
          text(table.table()) + '.' + String.join(", ", names),
          new Mismatch(
              DifferenceKind.FIELDS_NOT_UNIQUE,
              "without a unique constraint or index",
              "unique, as it is declared",
              "alter table %s add unique (%s), or remove @Unique."
                  .formatted(sql.table(table.table()), quoted)));
    }

    private void columnsWithoutField(TypeModel type, CatalogTable table) {
      if (uses(type).stream().anyMatch(use -> table.column(use.column().name()).isEmpty())) {
        return; // a column without a field may be the one that a field misnames
      }
      Set<CatalogColumn> used =
          uses(type).stream()
              .flatMap(use -> table.column(use.column().name()).stream())
              .collect(Collectors.toSet());
      for (CatalogColumn column : table.columns()) {
        if (!column.nullable() && !column.filled() && !used.contains(column)) {
          add(
              type,
              null,
              Severity.WARNING,
              text(table.table()) + '.' + column.name(),
              new Mismatch(
                  DifferenceKind.COLUMN_WITHOUT_FIELD,
                  column.type().declared() + " that is not null, without a default",
                  "a component or a default, so that rows can be inserted",
                  "Add a component, give the column a default, or declare the type read-only:"
                      + " @Type(readOnly = true)."));
        }
      }
    }

    private void writtenView(TypeModel type, CatalogTable table) {
      add(
          type,
          null,
          Severity.WARNING,
          text(table.table()),
          new Mismatch(
              DifferenceKind.WRITTEN_VIEW,
              "a view",
              "a table, which mutations can write",
              "Declare the type read-only, unless the view can be written: @Type(readOnly ="
                  + " true)."));
    }

    private void relations(TypeModel type) {
      for (FieldModel field : type.fields()) {
        if (field instanceof ToOneField toOne) {
          TypeModel target = model.type(toOne.target());
          collations(type, toOne.name(), toOne.columns(), type.table(), target);
        } else if (field instanceof ToManyField toMany) {
          JoinTable through = toMany.through();
          if (through != null) {
            joinTable(type, toMany, through);
            collations(type, toMany.name(), through.source(), through.table(), type);
            TypeModel target = model.type(toMany.target());
            collations(type, toMany.name(), through.inverse(), through.table(), target);
          }
          Table table = through == null ? model.type(toMany.target()).table() : through.table();
          catalog
              .find(table)
              .ifPresent(found -> index(type, toMany.name(), found, toMany.pointers()));
        }
      }
    }

    /** The columns that refer to a type's key, and the key. */
    private void collations(
        TypeModel type,
        String component,
        List<JoinColumn> pairs,
        Table referring,
        TypeModel target) {
      for (JoinColumn pair : pairs) {
        Optional<String> own = collation(referring, pair.column());
        Optional<String> other = collation(target.table(), pair.other());
        if (own.isEmpty()
            || other.isEmpty()
            || own.equals(other)
            || schema.comparesCollations(own.get(), other.get())) {
          continue;
        }
        add(
            type,
            component,
            Severity.ERROR,
            text(referring) + '.' + pair.column().name(),
            new Mismatch(
                DifferenceKind.RELATION_COLLATIONS,
                "of the collation " + own.get(),
                "the collation "
                    + other.get()
                    + " of "
                    + text(target.table())
                    + '.'
                    + pair.other().name(),
                "Give both columns one collation, or declare the key of "
                    + target.name()
                    + " @Column(stored = Stored.NATIVE), without the use of an index."));
      }
    }

    /** The collation of a text column that is compared as it is stored. */
    private Optional<String> collation(Table table, Column column) {
      boolean comparesStored = column.isDefaultForm() || !column.storedType().isEmpty();
      return comparesStored && column.type().scalar() == Scalar.STRING
          ? catalog
              .find(table)
              .flatMap(found -> found.column(column.name()))
              .map(CatalogColumn::collation)
          : Optional.empty();
    }

    private void joinTable(TypeModel type, ToManyField relation, JoinTable through) {
      if (!judgedJoinTables.add(through.table())) {
        return;
      }
      Optional<CatalogTable> table = catalog.find(through.table());
      if (table.isEmpty()) {
        missingTable(type, relation.name(), through.table(), "@Join(table = \"%s\")");
        return;
      }
      if (!table.get().readable()) {
        unreadable(type, relation.name(), table.get());
        return;
      }
      Stream.concat(
              through.source().stream().map(pair -> Map.entry("column", pair.column())),
              through.inverse().stream().map(pair -> Map.entry("inverse", pair.column())))
          .forEach(
              entry -> joinColumn(type, relation, table.get(), entry.getKey(), entry.getValue()));
    }

    private void joinColumn(
        TypeModel type, ToManyField relation, CatalogTable table, String attribute, Column column) {
      String place = text(table.table()) + '.' + column.name();
      Optional<CatalogColumn> found = table.column(column.name());
      if (found.isEmpty()) {
        String annotation = "@Join(" + attribute + " = \"%s\")";
        add(type, relation.name(), Severity.ERROR, place, missingColumn(column, table, annotation));
        return;
      }
      if (!found.get().readable()) {
        unreadable(type, relation.name(), table, found.get());
      }
      for (Mismatch mismatch : judge.judge(relation.name(), column, table, found.get())) {
        add(type, relation.name(), severity(mismatch.kind()), place, mismatch);
      }
    }

    private void index(TypeModel type, String component, CatalogTable table, List<Column> columns) {
      List<String> names = columns.stream().map(Column::name).toList();
      if (table.kind() != CatalogTable.Kind.TABLE
          || table.isIndexed(names)
          || names.stream().anyMatch(name -> table.column(name).isEmpty())
          || !reportedIndexes.add(table.table() + " " + names)) {
        return;
      }
      String index = sql.indexOn(DdlWriter.indexName(table.table(), columns), table.table());
      String quoted = names.stream().map(sql::quote).collect(Collectors.joining(", "));
      add(
          type,
          component,
          Severity.WARNING,
          text(table.table()) + '.' + String.join(", ", names),
          new Mismatch(
              DifferenceKind.RELATION_NOT_INDEXED,
              "without an index",
              "an index that begins with the columns of the relation",
              "create index " + index + " (" + quoted + ")."));
    }
  }

  private static Severity severity(DifferenceKind kind) {
    return switch (kind) {
      case ENUM_CONSTANT_WITHOUT_LABEL, TEXT_LENGTH, RELATION_NOT_INDEXED -> Severity.WARNING;
      default -> Severity.ERROR;
    };
  }

  private static String text(Table table) {
    return table.schema() == null ? table.name() : table.schema() + '.' + table.name();
  }
}
