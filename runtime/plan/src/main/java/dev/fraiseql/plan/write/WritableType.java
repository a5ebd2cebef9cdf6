package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.write.WriteRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A type as mutations see it: which fields their inputs have, and which columns these fill. */
public final class WritableType {
  private final TypeModel type;
  private final List<Column> columns;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, WriteRule> rules = new HashMap<>();
  private final Map<String, String> fields = new HashMap<>();
  private final Set<String> keyColumns = new HashSet<>();

  private final List<Integer> key;
  private final int version;
  private final RowImage image;
  private final ConcurrentHashMap<Set<Integer>, RowImage> images = new ConcurrentHashMap<>();

  /** For each column how it is written. */
  private final WriteRule[] columnRules;

  /** The columns that fields of the class write. */
  private final Set<String> given = new HashSet<>();

  /** A type that {@link TypeModel#isWritable} can be written. */
  public WritableType(TypeModel type) {
    this.type = type;
    columns = type.columns();
    for (int i = 0; i < columns.size(); i++) {
      indexes.put(columns.get(i).name(), i);
    }
    type.key().forEach(part -> keyColumns.add(part.column().name()));
    collect(type.fields(), "");
    for (FieldModel field : type.fields()) {
      if (field instanceof ToOneField toOne) {
        for (JoinColumn pair : toOne.columns()) {
          String column = pair.column().name();
          fields.putIfAbsent(column, toOne.name());
          if (!given.contains(column)) {
            rules.put(column, WriteRule.INPUT);
          }
        }
      }
    }
    key = type.key().stream().map(part -> index(part.column())).toList();
    version = type.version().map(field -> index(field.column())).orElse(-1);
    columnRules =
        columns.stream()
            .map(column -> Objects.requireNonNull(rules.get(column.name())))
            .toArray(WriteRule[]::new);
    image = new RowImage(this, List.of());
  }

  private void collect(List<FieldModel> from, String prefix) {
    for (FieldModel field : from) {
      String name = prefix + field.name();
      if (field instanceof ScalarField scalar) {
        String column = scalar.column().name();
        boolean writes = scalar.writing().source() != WriteRule.Source.NONE;
        if (writes || scalar.writing().version()) {
          given.add(column);
          rules.put(column, scalar.writing());
          fields.put(column, name);
        } else {
          rules.putIfAbsent(column, scalar.writing());
          fields.putIfAbsent(column, name);
        }
      } else if (field instanceof EmbeddedField embedded) {
        collect(embedded.fields(), name + ".");
      }
    }
  }

  /** What a write reads of each row. */
  public RowImage image() {
    return image;
  }

  /**
   * What a write reads of each row, and some columns more.
   *
   * @param more their indexes
   */
  public RowImage image(Collection<Integer> more) {
    return image.columns().containsAll(more)
        ? image
        : images.computeIfAbsent(Set.copyOf(more), columnSet -> new RowImage(this, columnSet));
  }

  /** The type. */
  public TypeModel type() {
    return type;
  }

  /** Its columns, as {@link TypeModel#columns()}. */
  public List<Column> columns() {
    return columns;
  }

  /** The index of a column. */
  public int index(Column column) {
    return Objects.requireNonNull(indexes.get(column.name()));
  }

  /** The indexes of the columns of the key, in its order. */
  public List<Integer> key() {
    return key;
  }

  /** The index of the column with the version of the row; -1 if there is none. */
  public int version() {
    return version;
  }

  /** The path of the field that a column belongs to, within an input: {@code billing.city}. */
  public String field(int column) {
    return fields.getOrDefault(columns.get(column).name(), columns.get(column).name());
  }

  /** How a column is written. */
  public WriteRule rule(int column) {
    return columnRules[column];
  }

  /** The indexes of the columns that an insert of a row has values for, or NULL. */
  public List<Integer> inserted(WriteRow row) {
    List<Integer> inserted = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      WriteRule rule = rule(column);
      boolean left =
          rule.isFilledByDatabase() || (rule.source() == WriteRule.Source.NONE && !rule.version());
      if (row.has(column) || !left) {
        inserted.add(column);
      }
    }
    return inserted;
  }

  /** Whether the input of a create has a field. */
  public boolean isCreated(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> isInput(scalar);
      case EmbeddedField embedded -> isInput(embedded);
      case ToOneField toOne -> isSet(toOne);
      case ToManyField toMany -> true;
    };
  }

  /** Whether inputs have a field of an embedded object. */
  public static boolean isInput(FieldModel field) {
    return field instanceof EmbeddedField embedded
        ? embedded.fields().stream().anyMatch(WritableType::isInput)
        : field instanceof ScalarField scalar && scalar.writing().isCreated();
  }

  /** Whether a create must have a field of an embedded object. */
  public static boolean isRequiredInput(FieldModel field) {
    return field instanceof EmbeddedField embedded
        ? !embedded.nullable() && embedded.fields().stream().anyMatch(WritableType::isRequiredInput)
        : field instanceof ScalarField scalar
            && isInput(scalar)
            && !scalar.nullable()
            && !scalar.writing().isOptional();
  }

  /** Whether the input of an update has a field. The key of a row does not change. */
  public boolean isUpdated(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> isInput(scalar) && !isKey(scalar.column());
      case EmbeddedField embedded -> embedded.fields().stream().anyMatch(this::isUpdated);
      case ToOneField toOne ->
          isSet(toOne) && toOne.columns().stream().noneMatch(pair -> isKey(pair.column()));
      case ToManyField toMany -> toMany.through() != null;
    };
  }

  /** Whether an update can add to a field. */
  public boolean isIncremented(FieldModel field) {
    return field instanceof ScalarField scalar
        && isUpdated(scalar)
        && !scalar.isId()
        && !scalar.column().type().list()
        && scalar.column().type().custom() == null
        && switch (scalar.column().type().scalar()) {
          case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> true;
          default -> false;
        };
  }

  /** Whether a create must have a field. */
  public boolean isRequired(FieldModel field) {
    return switch (field) {
      case ScalarField scalar -> isRequiredInput(scalar);
      case EmbeddedField embedded -> isRequiredInput(embedded);
      case ToOneField toOne -> !toOne.nullable();
      case ToManyField toMany -> false;
    };
  }

  private boolean isKey(Column column) {
    return keyColumns.contains(column.name());
  }

  /** Whether a relation is set by its key: not if values of the row give all of its columns. */
  private boolean isSet(ToOneField relation) {
    return relation.columns().stream()
        .map(JoinColumn::column)
        .anyMatch(column -> !given.contains(column.name()));
  }

  /** The relation of a child to its parent that a to-many relation is the inverse of. */
  public Optional<ToOneField> inverse(ToManyField ofParent) {
    List<String> pointers = ofParent.pointers().stream().map(Column::name).toList();
    return type.fields().stream()
        .filter(field ->
            field instanceof ToOneField toOne
                && toOne.columns().stream()
                    .map(pair -> pair.column().name())
                    .toList()
                    .equals(pointers))
        .map(ToOneField.class::cast)
        .findFirst();
  }

  /**
   * The names of the fields that a row gets from its parent when it is created within it: they are
   * in no input.
   *
   * @param ofParent the to-many relation of the parent
   */
  public Set<String> givenBy(ToManyField ofParent) {
    Set<String> pointers =
        ofParent.pointers().stream().map(Column::name).collect(Collectors.toSet());
    Set<String> given = new HashSet<>();
    inverse(ofParent).ifPresent(relation -> given.add(relation.name()));
    for (FieldModel field : type.fields()) {
      if (field instanceof ScalarField scalar && pointers.contains(scalar.column().name())) {
        given.add(field.name());
      }
    }
    return given;
  }

  /** What is unique: the key first. */
  public List<UniqueKey> unique() {
    return type.uniqueKeys();
  }

  /** The indexes of the columns of a unique key. */
  public List<Integer> columns(UniqueKey unique) {
    return type.columns(unique).stream().map(this::index).toList();
  }
}
