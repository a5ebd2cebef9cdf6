package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects chosen columns as fields: columns of one embedded field become one, reduced field. */
final class FieldChoice {
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private record Node(FieldModel field, @Nullable FieldChoice inner) {}

  /**
   * Chooses a field.
   *
   * @param path the field, after the embedded fields that contain it; if it is embedded itself, all
   *     of it is chosen
   */
  void add(List<FieldModel> path) {
    FieldModel first = path.getFirst();
    @Nullable Node known = nodes.get(first.name());
    if (path.size() == 1) {
      // Includes any part of it that was chosen before.
      nodes.put(first.name(), new Node(first, null));
    } else if (known == null || known.inner() != null) {
      FieldChoice inner =
          known == null || known.inner() == null ? new FieldChoice() : known.inner();
      inner.add(path.subList(1, path.size()));
      nodes.put(first.name(), new Node(first, inner));
    }
  }

  /** The fields, in the order in which they were first chosen. */
  List<FieldModel> fields() {
    List<FieldModel> fields = new ArrayList<>();
    for (Node node : nodes.values()) {
      if (node.field() instanceof EmbeddedField embedded && node.inner() != null) {
        fields.add(
            new EmbeddedField(
                embedded.name(),
                embedded.ordinal(),
                embedded.type(),
                embedded.nullable(),
                node.inner().fields(),
                embedded.doc()));
      } else {
        fields.add(node.field());
      }
    }
    return fields;
  }
}
