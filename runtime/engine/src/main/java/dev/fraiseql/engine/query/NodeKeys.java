package dev.fraiseql.engine.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.NodeId;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.List;

/** Reads the argument {@code nodeId}: the type and the key of a row. */
final class NodeKeys {
  private final Model model;
  private final Coercion coercion;

  NodeKeys(Model model, Coercion coercion) {
    this.model = model;
    this.coercion = coercion;
  }

  /**
   * The id that a text stands for. Its type may be one that the model does not have.
   *
   * @throws RequestException BAD_USER_INPUT if the text is no id
   */
  NodeId read(String text) {
    return NodeId.read(text).orElseThrow(NodeKeys::noNode);
  }

  /**
   * The values of the key, in the types of the key's columns.
   *
   * @throws RequestException BAD_USER_INPUT if the id does not fit the key of its type
   */
  List<Object> key(NodeId id) {
    List<ScalarField> parts = model.type(id.type()).key();
    if (parts.size() != id.key().size()) {
      throw noNode();
    }
    List<Object> typed = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      try {
        typed.add(typed(id.key().get(i), parts.get(i).column().type()));
      } catch (RequestException e) {
        throw noNode();
      }
    }
    return typed;
  }

  private Object typed(String part, ValueType type) {
    boolean isTruth =
        type.scalar() == Scalar.BOOLEAN && (part.equals("true") || part.equals("false"));
    return coercion.value(
        isTruth ? Boolean.valueOf(part) : part, type, type.scalar().isIdentifier(), "nodeId");
  }

  private static RequestException noNode() {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "nodeId: it is not a global id: send one from a response, unchanged.");
  }
}
