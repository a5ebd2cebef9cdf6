package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The types of a model that mutations write. */
public final class WritableTypes {
  private final Map<String, WritableType> types = new HashMap<>();

  /** Those of a model. */
  public WritableTypes(Model model) {
    for (TypeModel type : model.types()) {
      if (type.isWritable()) {
        types.put(type.name(), new WritableType(type));
      }
    }
  }

  /**
   * The type of a name.
   *
   * @throws NoSuchElementException if there is none, or it is only read
   */
  public WritableType of(String name) {
    WritableType type = types.get(name);
    if (type == null) {
      throw new NoSuchElementException(name + " is not written");
    }
    return type;
  }

  /** Whether a type can be written. */
  public boolean has(String name) {
    return types.containsKey(name);
  }
}
