package dev.fraiseql.cli.scaffold;

import dev.fraiseql.annotations.NamingStrategy;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.cli.scaffold.TypePlan.Reference;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.CatalogForeignKey;
import dev.fraiseql.jdbc.schema.CatalogIndex;
import dev.fraiseql.jdbc.schema.CatalogTable;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.jdbc.schema.ColumnTypes;
import dev.fraiseql.plan.naming.DatabaseNaming;
import dev.fraiseql.plan.naming.EnglishPlural;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records for some tables: which tables become types, which columns become values, and which
 * foreign keys become relations.
 */
public final class Scaffold {
  private static final List<Scalar> WHOLE =
      List.of(Scalar.BYTE, Scalar.SHORT, Scalar.INT, Scalar.LONG);

  private static final Set<Scalar> NO_KEYS =
      Set.of(Scalar.FLOAT, Scalar.DOUBLE, Scalar.BYTES, Scalar.JSON);

  /** What the name of a column ends with that refers to a row. */
  private static final Set<String> ENDINGS = Set.of("id", "key", "fk", "ref", "no", "code", "uuid");

  private final String packageName;
  private final ColumnTypes columnTypes;
  private final StoredForms storedForms;
  private final Map<Table, TypePlan> plans = new LinkedHashMap<>();
  private final List<TypePlan> joinTables = new ArrayList<>();
  private final Map<String, List<String>> enums = new LinkedHashMap<>();
  private final Map<String, String> enumNames = new HashMap<>();
  private final Set<String> typeNames = new HashSet<>();

  private Scaffold(ColumnTypes columnTypes, StoredForms storedForms, String packageName) {
    this.columnTypes = columnTypes;
    this.storedForms = storedForms;
    this.packageName = packageName;
  }

  /**
   * Plans the records.
   *
   * @param tables the tables and views that are served
   * @param columnTypes of their database
   * @param storedForms of their database
   */
  public static Scaffold of(
      List<CatalogTable> tables,
      ColumnTypes columnTypes,
      StoredForms storedForms,
      String packageName) {
    Scaffold scaffold = new Scaffold(columnTypes, storedForms, packageName);
    tables.forEach(scaffold::plan);
    scaffold.plans.values().forEach(Scaffold::chooseKey);
    scaffold.unifyTypes();
    scaffold.plans.values().forEach(scaffold::chooseReferences);
    scaffold.separateJoinTables();
    scaffold.plans.values().forEach(scaffold::addColumns);
    scaffold.plans.values().forEach(scaffold::addLists);
    scaffold.joinTables.forEach(Scaffold::addJoin);
    return scaffold;
  }

  private void plan(CatalogTable table) {
    String name = JavaNames.type(JavaNames.words(table.table().name()));
    TypePlan plan = new TypePlan(table, unique(name));
    for (CatalogColumn column : table.columns()) {
      Optional<ColumnDeclaration> declaration =
          column.readable() ? columnTypes.declaration(column) : Optional.empty();
      declaration.map(Scaffold::legalEnum).ifPresent(d -> plan.declarations.put(column.name(), d));
      if (declaration.isEmpty()) {
        plan.remarks.add(
            "The column %s (%s) is left out: %s."
                .formatted(
                    column.name(),
                    column.type().declared(),
                    column.readable() ? "no Java type can serve it" : "the user may not read it"));
      }
    }
    plans.put(table.table(), plan);
  }

  private String unique(String name) {
    String free = name;
    for (int number = 2; !typeNames.add(free); number++) {
      free = name + number;
    }
    return free;
  }

  /** As a text if a label cannot be a Java constant. */
  private static ColumnDeclaration legalEnum(ColumnDeclaration declaration) {
    return declaration.labels().stream().allMatch(JavaNames::isConstant)
        ? declaration
        : new ColumnDeclaration(
            Scalar.STRING,
            declaration.list(),
            declaration.stored(),
            0,
            0,
            0,
            declaration.type(),
            List.of());
  }

  /** The primary key, or else the first unique index whose columns are never NULL. */
  private static void chooseKey(TypePlan plan) {
    if (plan.table.kind() == CatalogTable.Kind.TABLE) {
      plan.key =
          plan.table.indexes().stream()
              .filter(index -> index.unique() && !index.columns().isEmpty())
              .sorted(Comparator.comparing(index -> !index.primary()))
              .map(CatalogIndex::columns)
              .filter(columns -> columns.stream().allMatch(column -> canIdentify(plan, column)))
              .findFirst()
              .orElse(List.of());
    }
    if (plan.key.isEmpty() && !plan.table.isView()) {
      plan.remarks.add("No key: nothing in the database makes columns unique and not null.");
    }
  }

  private static boolean canIdentify(TypePlan plan, String column) {
    ColumnDeclaration declaration = plan.declarations.get(column);
    return declaration != null
        && !declaration.list()
        && !NO_KEYS.contains(declaration.scalar())
        && !plan.column(column).nullable();
  }

  /** Gives the whole numbers of both sides of a foreign key the wider type of the two. */
  private void unifyTypes() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (TypePlan plan : plans.values()) {
        for (CatalogForeignKey foreignKey : plan.table.foreignKeys()) {
          TypePlan target = plans.get(foreignKey.target());
          if (target != null) {
            for (int i = 0; i < foreignKey.columns().size(); i++) {
              changed |=
                  widen(
                      plan, foreignKey.columns().get(i), target, foreignKey.targetColumns().get(i));
            }
          }
        }
      }
    }
  }

  private static boolean widen(TypePlan plan, String column, TypePlan target, String other) {
    ColumnDeclaration own = plan.declarations.get(column);
    ColumnDeclaration referred = target.declarations.get(other);
    if (own == null
        || referred == null
        || own.scalar() == referred.scalar()
        || !isWhole(own)
        || !isWhole(referred)) {
      return false;
    }
    Scalar wider =
        WHOLE.get(Math.max(WHOLE.indexOf(own.scalar()), WHOLE.indexOf(referred.scalar())));
    plan.declarations.put(column, ColumnDeclaration.of(wider));
    target.declarations.put(other, ColumnDeclaration.of(wider));
    return true;
  }

  private static boolean isWhole(ColumnDeclaration declaration) {
    return WHOLE.contains(declaration.scalar())
        && !declaration.list()
        && declaration.stored() == Stored.DEFAULT;
  }

  private void chooseReferences(TypePlan plan) {
    Set<List<String>> columns = new HashSet<>();
    for (CatalogForeignKey foreignKey : plan.table.foreignKeys()) {
      TypePlan target = plans.get(foreignKey.target());
      if (target == null) {
        continue;
      }
      Optional<Reference> reference = reference(plan, foreignKey, target);
      if (reference.isEmpty()) {
        plan.remarks.add(
            "The foreign key (%s) to %s is no relation: it does not refer to the key of that type."
                .formatted(String.join(", ", foreignKey.columns()), target.name));
      } else if (columns.add(reference.get().columns())) {
        plan.references.add(reference.get());
      }
    }
  }

  /** The foreign key in the order of the target's key; empty if it refers to something else. */
  private static Optional<Reference> reference(
      TypePlan plan, CatalogForeignKey foreignKey, TypePlan target) {
    List<String> columns = new ArrayList<>();
    for (String part : target.key) {
      int position = foreignKey.targetColumns().indexOf(part);
      String column = position < 0 ? null : foreignKey.columns().get(position);
      ColumnDeclaration own = column == null ? null : plan.declarations.get(column);
      if (column == null || own == null || !isSameType(own, target.declaration(part))) {
        return Optional.empty();
      }
      columns.add(column);
    }
    return columns.isEmpty() || columns.size() != foreignKey.columns().size()
        ? Optional.empty()
        : Optional.of(new Reference(foreignKey, target, List.copyOf(columns)));
  }

  private static boolean isSameType(ColumnDeclaration one, ColumnDeclaration other) {
    return one.scalar() == other.scalar()
        && one.list() == other.list()
        && one.stored() == other.stored()
        && one.precision() == other.precision()
        && one.scale() == other.scale()
        && Objects.equals(one.type(), other.type());
  }

  /** A table of two foreign keys and nothing else, to which no other table refers. */
  private void separateJoinTables() {
    Set<TypePlan> referred =
        plans.values().stream()
            .flatMap(plan -> plan.references.stream())
            .map(Reference::target)
            .collect(Collectors.toSet());
    List<TypePlan> joins =
        plans.values().stream()
            .filter(plan -> isJoinTable(plan) && !referred.contains(plan))
            .toList();
    joins.forEach(join -> plans.remove(join.table.table()));
    joinTables.addAll(joins);
  }

  private static boolean isJoinTable(TypePlan plan) {
    if (plan.table.kind() != CatalogTable.Kind.TABLE || plan.references.size() != 2) {
      return false;
    }
    List<String> columns =
        plan.references.stream().flatMap(reference -> reference.columns().stream()).toList();
    return columns.size() == plan.table.columns().size()
        && new HashSet<>(columns).size() == columns.size();
  }

  private void addColumns(TypePlan plan) {
    Set<String> inReferences =
        plan.references.stream()
            .flatMap(reference -> reference.columns().stream())
            .collect(Collectors.toSet());
    // Values first, because the names of relations may yield to them.
    Map<String, Component.Value> values = new LinkedHashMap<>();
    plan.declarations.forEach((name, declaration) -> {
      boolean key = plan.key.contains(name);
      if (key || !inReferences.contains(name)) {
        values.put(name, value(plan, name, declaration, key));
      }
    });
    Set<Reference> added = new HashSet<>();
    for (CatalogColumn column : plan.table.columns()) {
      Component.Value value = values.get(column.name());
      if (value != null) {
        plan.components.add(value);
      }
      for (Reference reference : plan.references) {
        if (reference.columns().contains(column.name()) && added.add(reference)) {
          plan.components.add(toOne(plan, reference));
        }
      }
    }
    // A composite key is declared in its own order, which foreign keys to it follow.
    List<Component> key =
        plan.key.stream()
            .map(name -> (Component) Objects.requireNonNull(values.get(name)))
            .toList();
    plan.components.removeAll(key);
    plan.components.addAll(0, key);
  }

  private Component.Value value(
      TypePlan plan, String name, ColumnDeclaration declaration, boolean key) {
    CatalogColumn column = plan.column(name);
    String component = plan.unique(List.of(JavaNames.field(JavaNames.words(name))));
    String enumName =
        declaration.scalar() == Scalar.ENUM ? enumName(plan, column, declaration) : null;
    return new Component.Value(
        component, column, declaration, key, !key && column.nullable(), enumName);
  }

  private String enumName(TypePlan plan, CatalogColumn column, ColumnDeclaration declaration) {
    String own = column.type().ownName();
    String id = own == null ? plan.table.table() + "." + column.name() : own;
    return enumNames.computeIfAbsent(
        id,
        key -> {
          List<String> words = new ArrayList<>();
          if (own == null) {
            words.addAll(JavaNames.words(plan.name));
          }
          words.addAll(
              JavaNames.words(own == null ? column.name() : own.substring(own.indexOf('.') + 1)));
          String name = unique(JavaNames.enumeration(words));
          enums.put(name, declaration.labels());
          return name;
        });
  }

  private static Component.ToOne toOne(TypePlan plan, Reference reference) {
    boolean nullable =
        reference.columns().stream().anyMatch(column -> plan.column(column).nullable());
    String name = plan.unique(List.of(relationName(reference), reference.target().singular()));
    return new Component.ToOne(name, reference.target(), reference.columns(), nullable);
  }

  /**
   * {@code billing_address_id} is {@code billingAddress}; composite keys are named by their type.
   */
  private static String relationName(Reference reference) {
    if (reference.columns().size() > 1) {
      return reference.target().singular();
    }
    List<String> words = JavaNames.words(reference.columns().getFirst());
    List<String> key = JavaNames.words(reference.target().key.getFirst());
    int size = words.size();
    if (size > key.size() && words.subList(size - key.size(), size).equals(key)) {
      return JavaNames.field(words.subList(0, size - key.size()));
    }
    boolean ending = size > 1 && ENDINGS.contains(words.getLast());
    return JavaNames.field(ending ? words.subList(0, size - 1) : words);
  }

  /** The lists of rows that refer to the rows of a type are components of their targets. */
  private void addLists(TypePlan plan) {
    List<Component.ToOne> relations =
        plan.components.stream()
            .filter(Component.ToOne.class::isInstance)
            .map(Component.ToOne.class::cast)
            .toList();
    for (Component.ToOne relation : relations) {
      TypePlan target = relation.target();
      boolean several =
          relations.stream().filter(other -> other.target().equals(target)).count() > 1;
      String by = plan.plural() + "By" + JavaNames.capitalized(relation.name());
      List<String> names = several ? List.of(by) : List.of(plan.plural(), by);
      target.components.add(
          new Component.ToMany(target.uniqueList(names), plan, several ? relation.name() : null));
    }
  }

  private static void addJoin(TypePlan join) {
    Reference first = join.references.get(0);
    Reference second = join.references.get(1);
    addJoin(join, first, second);
    addJoin(join, second, first);
  }

  private static void addJoin(TypePlan join, Reference own, Reference other) {
    TypePlan type = own.target();
    String through = other.target().plural() + "Through" + JavaNames.capitalized(join.plural());
    List<String> names =
        type.equals(other.target())
            ? List.of(EnglishPlural.of(relationName(other)), through)
            : List.of(other.target().plural(), through);
    type.components.add(
        new Component.ManyToMany(
            type.uniqueList(names),
            other.target(),
            join.table.table().name(),
            own.columns(),
            other.columns()));
  }

  /** The source files, a package-info among them. */
  public List<SourceText> sources() {
    NamingStrategy strategy = strategy();
    DatabaseNaming naming = new DatabaseNaming(strategy, "", "");
    List<SourceText> sources = new ArrayList<>();
    sources.add(SourceWriter.packageInfo(packageName, strategy));
    WrittenForms forms = new WrittenForms(storedForms);
    plans
        .values()
        .forEach(plan -> sources.add(new SourceWriter(packageName, naming, forms).type(plan)));
    enums.forEach(
        (name, labels) -> sources.add(SourceWriter.enumeration(packageName, name, labels)));
    return List.copyOf(sources);
  }

  /** What the sources leave out, with the reason. */
  public List<String> remarks() {
    return plans.values().stream()
        .flatMap(plan -> plan.remarks.stream().map(remark -> plan.name + ": " + remark))
        .toList();
  }

  /** The strategy under which the fewest names have to be written; the first of several. */
  private NamingStrategy strategy() {
    return Stream.of(NamingStrategy.values())
        .min(Comparator.comparingLong(this::writtenNames))
        .orElseThrow();
  }

  private long writtenNames(NamingStrategy strategy) {
    DatabaseNaming naming = new DatabaseNaming(strategy, "", "");
    long names = 0;
    for (TypePlan plan : plans.values()) {
      names += naming.table(plan.plural()).equals(plan.table.table().name()) ? 0 : 1;
      for (Component component : plan.components) {
        if (component instanceof Component.Value value
            && !naming.column(value.name()).equals(value.column().name())) {
          names++;
        }
      }
    }
    return names;
  }
}
