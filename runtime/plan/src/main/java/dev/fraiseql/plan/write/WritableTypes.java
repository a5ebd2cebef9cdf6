package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

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

  /**
   * Whether the input of a create has a field. It has none for children that nothing can be said
   * about: they can only be read, or all of their values come from the parent and the database.
   */
  public boolean isCreated(WritableType type, FieldModel field) {
    return isCreated(type, field, new HashSet<>());
  }

  /**
   * @param open the relations, by their inputs, that this answer is part of
   */
  private boolean isCreated(WritableType type, FieldModel field, Set<String> open) {
    if (!(field instanceof ToManyField relation) || relation.through() != null) {
      return type.isCreated(field);
    }
    String input = InputNames.children(type.type(), relation);
    if (!has(relation.target()) || !open.add(input)) {
      return has(relation.target());
    }
    WritableType target = of(relation.target());
    Set<String> given = target.givenBy(relation);
    boolean created =
        target.type().fields().stream()
            .anyMatch(each -> !given.contains(each.name()) && isCreated(target, each, open));
    open.remove(input);
    return created;
  }

  /** Whether the input of a create has a field at all: a type without one has no creates. */
  public boolean isCreated(WritableType type) {
    return type.type().fields().stream().anyMatch(field -> isCreated(type, field));
  }

  /** Whether a type can be written. */
  public boolean has(String name) {
    return types.containsKey(name);
  }
}
