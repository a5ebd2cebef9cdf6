package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates random rows for some types: every foreign key references a row, and many values are
 * equal.
 */
final class RowGenerator {
  private static final int MAX_ROWS = 40;

  private final Model model;
  private final Set<String> types;
  private final Random random;
  private final ValueGenerator values;
  private final Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();

  /** A generator of rows for the types of these names, which may only refer to each other. */
  RowGenerator(Model model, Set<String> types, Random random) {
    this.model = model;
    this.types = types;
    this.random = random;
    values = new ValueGenerator(model, random);
  }

  Rows make() {
    for (TypeModel type : types()) {
      tables.put(type.table().name(), keys(type));
    }
    for (TypeModel type : types()) {
      for (Map<String, @Nullable Object> row : rows(type)) {
        fill(type.fields(), row);
      }
      for (FieldModel field : type.fields()) {
        if (field instanceof ToManyField toMany && toMany.through() != null) {
          tables.computeIfAbsent(
              toMany.through().table().name(), table -> pairs(type, toMany, toMany.through()));
        }
      }
    }
    return new Rows(tables);
  }

  private List<TypeModel> types() {
    return model.types().stream().filter(type -> types.contains(type.name())).toList();
  }

  private List<Map<String, @Nullable Object>> rows(TypeModel type) {
    return tables.getOrDefault(type.table().name(), List.of());
  }

  private List<Map<String, @Nullable Object>> keys(TypeModel type) {
    Set<Map<String, @Nullable Object>> keys = new HashSet<>();
    int size = MAX_ROWS / 4 + random.nextInt(MAX_ROWS);
    for (int i = 0; i < size; i++) {
      Map<String, @Nullable Object> key = new LinkedHashMap<>();
      for (ScalarField part : type.key()) {
        key.put(part.column().name(), values.key(part.column()));
      }
      keys.add(key);
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    keys.forEach(key -> rows.add(new LinkedHashMap<>(key)));
    return rows;
  }

  private void fill(List<FieldModel> fields, Map<String, @Nullable Object> row) {
    // Foreign keys first: their columns may also be fields.
    for (FieldModel field : fields) {
      if (field instanceof ToOneField toOne) {
        refer(toOne, row);
      }
    }
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        Column column = scalar.column();
        if (!row.containsKey(column.name())) {
          row.put(column.name(), values.value(column, column.nullable()));
        }
      } else if (field instanceof EmbeddedField embedded) {
        boolean absent = embedded.nullable() && random.nextInt(3) == 0;
        fillEmbedded(embedded, row, absent);
      }
    }
  }

  private void fillEmbedded(
      EmbeddedField embedded, Map<String, @Nullable Object> row, boolean absent) {
    for (FieldModel field : embedded.fields()) {
      if (field instanceof ScalarField scalar) {
        // The columns of a nullable embedded object are nullable; an object that is present has all
        // of them.
        boolean nullable = scalar.column().nullable() && !embedded.nullable();
        row.put(scalar.column().name(), absent ? null : values.value(scalar.column(), nullable));
      } else if (field instanceof EmbeddedField inner) {
        fillEmbedded(inner, row, absent);
      }
    }
  }

  private void refer(ToOneField toOne, Map<String, @Nullable Object> row) {
    List<Map<String, @Nullable Object>> targets = rows(model.type(toOne.target()));
    boolean absent = toOne.nullable() && random.nextInt(4) == 0;
    Map<String, @Nullable Object> target = targets.get(random.nextInt(targets.size()));
    for (JoinColumn pair : toOne.columns()) {
      row.put(pair.column().name(), absent ? null : target.get(pair.other().name()));
    }
  }

  private List<Map<String, @Nullable Object>> pairs(
      TypeModel type, ToManyField relation, JoinTable through) {
    Set<Map<String, @Nullable Object>> pairs = new HashSet<>();
    List<Map<String, @Nullable Object>> sources = rows(type);
    List<Map<String, @Nullable Object>> targets = rows(model.type(relation.target()));
    for (int i = 0; i < sources.size() * 2; i++) {
      Map<String, @Nullable Object> pair = new LinkedHashMap<>();
      Map<String, @Nullable Object> source = sources.get(random.nextInt(sources.size()));
      Map<String, @Nullable Object> target = targets.get(random.nextInt(targets.size()));
      through
          .source()
          .forEach(part -> pair.put(part.column().name(), source.get(part.other().name())));
      through
          .inverse()
          .forEach(part -> pair.put(part.column().name(), target.get(part.other().name())));
      pairs.add(pair);
    }
    return List.copyOf(pairs);
  }
}
