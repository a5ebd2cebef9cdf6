package dev.fraiseql.engine.method;

import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods of an application that are root fields. Safe for use by many threads. */
public final class Methods {
  /** No methods. */
  public static final Methods NONE = new Methods(List.of(), InstanceFactory.NONE);

  private final Map<String, AuthorMethod> queries = new HashMap<>();
  private final Map<String, AuthorMethod> mutations = new HashMap<>();
  private final List<Instance> instances = new ArrayList<>();

  /** Those that some callers call, on instances of a factory. */
  public Methods(List<MethodCaller> callers, InstanceFactory factory) {
    for (MethodCaller caller : callers) {
      Instance instance = new Instance(caller, factory);
      instances.add(instance);
      for (int i = 0; i < caller.methods().size(); i++) {
        MethodModel model = caller.methods().get(i);
        (model.mutation() ? mutations : queries)
            .put(model.name(), new AuthorMethod(caller, i, instance));
      }
    }
  }

  /**
   * The method of a field.
   *
   * @param mutation whether it is a field of {@code Mutation}, not of {@code Query}
   */
  public AuthorMethod of(boolean mutation, String field) {
    AuthorMethod method = (mutation ? mutations : queries).get(field);
    if (method == null) {
      throw new NoSuchElementException("no method " + field);
    }
    return method;
  }

  /**
   * Creates all instances that do not exist yet.
   *
   * @throws InstanceException if one cannot be created
   */
  public void createInstances() {
    instances.forEach(Instance::get);
  }

  /** The one instance of a class, created when it is first needed. */
  private static final class Instance implements Supplier<Object> {
    private final MethodCaller caller;
    private final InstanceFactory factory;
    private final ReentrantLock creation = new ReentrantLock();
    private volatile @Nullable Object created;

    Instance(MethodCaller caller, InstanceFactory factory) {
      this.caller = caller;
      this.factory = factory;
    }

    @Override
    public Object get() {
      Object known = created;
      if (known != null) {
        return known;
      }
      creation.lock();
      try {
        known = created;
        if (known == null) {
          known = create();
          created = known;
        }
        return known;
      } finally {
        creation.unlock();
      }
    }

    private Object create() {
      Object given = factory.instance(caller.owner());
      if (given != null) {
        return given;
      }
      String name = caller.owner().getName();
      Object own;
      try {
        own = caller.create();
      } catch (Exception e) {
        throw new InstanceException(
            "The constructor of " + name + ", whose methods are root fields, failed: " + e, e);
      }
      if (own == null) {
        throw new InstanceException(
            name
                + " has methods that are root fields, but is no bean and has no constructor without"
                + " parameters that its package can call. Make it a bean (@Singleton), or add the"
                + " constructor.",
            null);
      }
      return own;
    }
  }
}
