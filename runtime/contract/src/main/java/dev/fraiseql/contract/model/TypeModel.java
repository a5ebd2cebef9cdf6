package dev.fraiseql.contract.model;

import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type that is served, backed by one table or view.
 *
 * @param name in GraphQL and Arrow, in PascalCase
 * @param singular the root field that gives one row: the name in camelCase
 * @param plural the root field that gives a list
 * @param javaClass the fully qualified (canonical) name of the annotated class
 * @param table where the rows are
 * @param readOnly true for a view
 * @param fields in the order of declaration; {@code fields.get(i).ordinal() == i}
 * @param computed what methods compute of the columns, in the order of declaration
 * @param writes how rows are written
 */
public record TypeModel(
    String name,
    String singular,
    String plural,
    String javaClass,
    Table table,
    boolean readOnly,
    List<FieldModel> fields,
    List<ComputedField> computed,
    Doc doc,
    WriteModel writes) {

  /** The field of every type that no class declares: an id that tells its rows from all others. */
  public static final String NODE_ID = "nodeId";

  public TypeModel {
    fields = List.copyOf(fields);
    computed = List.copyOf(computed);
  }

  /** A type whose changes are not recorded. */
  public TypeModel(
      String name,
      String singular,
      String plural,
      String javaClass,
      Table table,
      boolean readOnly,
      List<FieldModel> fields,
      List<ComputedField> computed,
      Doc doc) {
    this(
        name,
        singular,
        plural,
        javaClass,
        table,
        readOnly,
        fields,
        computed,
        doc,
        WriteModel.PLAIN);
  }

  /** A type of which nothing is computed, and whose changes are not recorded. */
  public TypeModel(
      String name,
      String singular,
      String plural,
      String javaClass,
      Table table,
      boolean readOnly,
      List<FieldModel> fields,
      Doc doc) {
    this(name, singular, plural, javaClass, table, readOnly, fields, List.of(), doc);
  }

  /**
   * Describes a type step by step.
   *
   * @param name in GraphQL and Arrow
   * @param javaClass the fully qualified (canonical) name of the annotated class
   */
  public static Builder builder(String name, String javaClass) {
    return new Builder(name, javaClass);
  }

  /**
   * Describes a type: its root fields, its table and its fields have to be given. Used by generated
   * code.
   */
  public static final class Builder {
    private final String name;
    private final String javaClass;
    private String singular = "";
    private String plural = "";
    private Table table = Table.of("");
    private boolean readOnly;
    private List<FieldModel> fields = List.of();
    private List<ComputedField> computed = List.of();
    private Doc doc = Doc.NONE;
    private WriteModel writes = WriteModel.PLAIN;

    private Builder(String name, String javaClass) {
      this.name = name;
      this.javaClass = javaClass;
    }

    /** Sets the root fields that give one row and a list. */
    public Builder queries(String one, String list) {
      singular = one;
      plural = list;
      return this;
    }

    /** Sets the table. */
    public Builder table(Table rows) {
      table = rows;
      return this;
    }

    /** Sets the view, which is only read. */
    public Builder view(Table rows) {
      readOnly = true;
      return table(rows);
    }

    /** Sets the fields, in the order of their ordinals. */
    public Builder fields(FieldModel... all) {
      fields = List.of(all);
      return this;
    }

    /** Sets the computed fields, in the order of their ordinals. */
    public Builder computed(ComputedField... all) {
      computed = List.of(all);
      return this;
    }

    /** Sets the description. */
    public Builder doc(Doc description) {
      doc = description;
      return this;
    }

    /** Sets how rows are written. */
    public Builder writes(WriteModel model) {
      writes = model;
      return this;
    }

    /** The type. */
    public TypeModel build() {
      return new TypeModel(
          name, singular, plural, javaClass, table, readOnly, fields, computed, doc, writes);
    }
  }

  /** The parts of the key, in the order of declaration; empty for a type without a key. */
  public List<ScalarField> key() {
    return key(fields);
  }

  /** Whether a row is identified by a key. A type without one has lists and aggregates only. */
  public boolean hasKey() {
    return !key().isEmpty();
  }

  /**
   * The columns that order all rows: the parts of the key; without a key, all columns that can be
   * compared, at least one. Rows that are equal in all of them differ in no comparable column.
   */
  public List<Column> orderColumns() {
    return hasKey()
        ? key().stream().map(ScalarField::column).toList()
        : columns().stream().filter(column -> column.type().isComparable()).toList();
  }

  /** The parts of the key among a type's fields, in the order of declaration. */
  public static List<ScalarField> key(List<FieldModel> fields) {
    return fields.stream()
        .filter(field -> field instanceof ScalarField scalar && scalar.key())
        .map(ScalarField.class::cast)
        .toList();
  }

  /**
   * The physical columns, each once, in the order of declaration: those of scalar and embedded
   * fields and those that hold to-one relations.
   */
  public List<Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    collect(fields, columns);
    return List.copyOf(columns.values());
  }

  /** What is unique: the key first. */
  public List<UniqueKey> uniqueKeys() {
    List<UniqueKey> unique = new ArrayList<>();
    unique.add(new UniqueKey(UniqueKey.ID, key().stream().map(ScalarField::name).toList()));
    unique.addAll(writes.unique());
    return unique;
  }

  /** The columns of the fields that are unique together, in their order. */
  public List<Column> columns(UniqueKey unique) {
    List<Column> columns = new ArrayList<>();
    for (String name : unique.fields()) {
      switch (field(name).orElseThrow()) {
        case ScalarField scalar -> columns.add(scalar.column());
        case ToOneField toOne -> toOne.columns().forEach(pair -> columns.add(pair.column()));
        default -> throw new IllegalStateException(name + " is in several columns or in none");
      }
    }
    return columns;
  }

  private static void collect(List<FieldModel> fields, Map<String, Column> into) {
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar -> into.put(scalar.column().name(), scalar.column());
        case EmbeddedField embedded -> collect(embedded.fields(), into);
        case ToOneField toOne ->
            toOne.columns().forEach(pair -> into.putIfAbsent(pair.column().name(), pair.column()));
        case ToManyField toMany -> {}
      }
    }
  }

  /**
   * The columns that hold to-one relations and are no field of the class, as fields that only an
   * export can ask for: each named like its column, with the ordinals that follow those of {@link
   * #fields()}.
   */
  public List<ScalarField> foreignKeys() {
    Set<String> declared = new HashSet<>();
    collectScalars(fields, declared);
    List<ScalarField> foreignKeys = new ArrayList<>();
    for (Column column : columns()) {
      if (!declared.contains(column.name())) {
        int ordinal = fields.size() + foreignKeys.size();
        boolean isId = column.type().scalar().isIdentifier();
        foreignKeys.add(new ScalarField(column.name(), ordinal, column, false, isId, Doc.NONE));
      }
    }
    return foreignKeys;
  }

  private static void collectScalars(List<FieldModel> fields, Set<String> into) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        into.add(scalar.column().name());
      } else if (field instanceof EmbeddedField embedded) {
        collectScalars(embedded.fields(), into);
      }
    }
  }

  /** Whether mutations write the rows: those of a table, which have a key. */
  public boolean isWritable() {
    return !readOnly && hasKey();
  }

  /** The field with the version of a row, if there is one. */
  public Optional<ScalarField> version() {
    return fields.stream()
        .filter(field -> field instanceof ScalarField scalar && scalar.writing().version())
        .map(ScalarField.class::cast)
        .findFirst();
  }

  /** The field of that name. */
  public Optional<FieldModel> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }
}
