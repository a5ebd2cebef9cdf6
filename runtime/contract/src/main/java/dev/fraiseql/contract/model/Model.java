package dev.fraiseql.contract.model;

import dev.fraiseql.annotations.Database;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * All types, enums, interfaces and scalars of an application, by name, in the order in which they
 * were given.
 */
public final class Model {
  private final Map<String, TypeModel> types = new LinkedHashMap<>();
  private final Map<String, EnumModel> enums = new LinkedHashMap<>();
  private final Map<String, InterfaceModel> interfaces = new LinkedHashMap<>();
  private final Map<String, ScalarModel> scalars = new LinkedHashMap<>();
  private final Map<String, ObjectModel> objects = new LinkedHashMap<>();
  private final List<MethodModel> methods;
  private final boolean regex;

  /**
   * A model of these types and enums, without interfaces, with all that any database can.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  public Model(List<TypeModel> types, List<EnumModel> enums) {
    this(types, enums, List.of());
  }

  /**
   * A model of these types, enums and interfaces, without scalars of the author's, with all that
   * any database can.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  public Model(List<TypeModel> types, List<EnumModel> enums, List<InterfaceModel> interfaces) {
    this(types, enums, interfaces, List.of());
  }

  /**
   * A model of these types, enums, interfaces and scalars, with all that any database can.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  public Model(
      List<TypeModel> types,
      List<EnumModel> enums,
      List<InterfaceModel> interfaces,
      List<ScalarModel> scalars) {
    this(types, enums, interfaces, scalars, List.of());
  }

  /**
   * A model of these types, enums, interfaces and scalars, with what all of some databases can.
   *
   * @throws IllegalArgumentException if two of them have the same name
   */
  public Model(
      List<TypeModel> types,
      List<EnumModel> enums,
      List<InterfaceModel> interfaces,
      List<ScalarModel> scalars,
      Collection<Database> databases) {
    this(types, enums, interfaces, scalars, databases, List.of(), List.of());
  }

  /**
   * A model of these types, enums, interfaces, scalars and methods, with what all of some databases
   * can.
   *
   * @param methods the root fields that methods execute
   * @param objects that methods return
   * @throws IllegalArgumentException if two types have the same name, or two methods
   */
  public Model(
      List<TypeModel> types,
      List<EnumModel> enums,
      List<InterfaceModel> interfaces,
      List<ScalarModel> scalars,
      Collection<Database> databases,
      List<MethodModel> methods,
      List<ObjectModel> objects) {
    this.methods = List.copyOf(methods);
    regex = databases.stream().allMatch(Database::hasRegex);
    for (TypeModel type : types) {
      if (this.types.put(type.name(), type) != null) {
        throw new IllegalArgumentException("two types are named " + type.name());
      }
    }
    for (EnumModel model : enums) {
      if (this.enums.put(model.name(), model) != null || this.types.containsKey(model.name())) {
        throw new IllegalArgumentException("two types are named " + model.name());
      }
    }
    for (InterfaceModel each : interfaces) {
      if (this.interfaces.put(each.name(), each) != null
          || this.enums.containsKey(each.name())
          || this.types.containsKey(each.name())) {
        throw new IllegalArgumentException("two types are named " + each.name());
      }
    }
    for (ScalarModel each : scalars) {
      if (this.scalars.put(each.name(), each) != null
          || this.interfaces.containsKey(each.name())
          || this.enums.containsKey(each.name())
          || this.types.containsKey(each.name())) {
        throw new IllegalArgumentException("two types are named " + each.name());
      }
    }
    for (ObjectModel each : objects) {
      if (this.objects.put(each.name(), each) != null || isNamed(each.name())) {
        throw new IllegalArgumentException("two types are named " + each.name());
      }
    }
    Set<String> fields = new HashSet<>();
    for (MethodModel each : methods) {
      if (!fields.add((each.mutation() ? "Mutation." : "Query.") + each.name())) {
        throw new IllegalArgumentException("two methods are named " + each.name());
      }
    }
  }

  private boolean isNamed(String name) {
    return types.containsKey(name)
        || enums.containsKey(name)
        || interfaces.containsKey(name)
        || scalars.containsKey(name);
  }

  /** The root fields that methods of the author's execute, in order. */
  public List<MethodModel> methods() {
    return methods;
  }

  /** Those of the methods that are fields of {@code Mutation}, or of {@code Query}. */
  public List<MethodModel> methods(boolean mutation) {
    return methods.stream().filter(each -> each.mutation() == mutation).toList();
  }

  /** The objects that methods return, in order. */
  public Collection<ObjectModel> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /**
   * The object of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public ObjectModel object(String name) {
    ObjectModel found = objects.get(name);
    if (found == null) {
      throw new NoSuchElementException("no object " + name);
    }
    return found;
  }

  /** The scalars of the author's, in order. */
  public Collection<ScalarModel> scalars() {
    return Collections.unmodifiableCollection(scalars.values());
  }

  /**
   * The scalar of the author's of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public ScalarModel scalar(String name) {
    ScalarModel found = scalars.get(name);
    if (found == null) {
      throw new NoSuchElementException("no scalar " + name);
    }
    return found;
  }

  /** The interfaces and unions, in order. */
  public Collection<InterfaceModel> interfaces() {
    return Collections.unmodifiableCollection(interfaces.values());
  }

  /** Those of the interfaces and unions that a type is of, by its name. */
  public List<InterfaceModel> interfacesOf(String type) {
    return interfaces.values().stream().filter(each -> each.types().contains(type)).toList();
  }

  /**
   * The interface or union of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public InterfaceModel interfaceNamed(String name) {
    InterfaceModel found = interfaces.get(name);
    if (found == null) {
      throw new NoSuchElementException("no interface " + name);
    }
    return found;
  }

  /** Whether texts can be filtered by regular expressions. */
  public boolean hasRegex() {
    return regex;
  }

  /** The types, in order. */
  public Collection<TypeModel> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  /** The enums, in order. */
  public Collection<EnumModel> enums() {
    return Collections.unmodifiableCollection(enums.values());
  }

  /**
   * The type of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public TypeModel type(String name) {
    return findType(name).orElseThrow(() -> new NoSuchElementException("no type " + name));
  }

  /** The type of that name, if there is one. */
  public Optional<TypeModel> findType(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /**
   * The enum of that name.
   *
   * @throws NoSuchElementException if there is none
   */
  public EnumModel enumeration(String name) {
    EnumModel found = enums.get(name);
    if (found == null) {
      throw new NoSuchElementException("no enum " + name);
    }
    return found;
  }
}
