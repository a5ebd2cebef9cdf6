package dev.fraiseql.observers.action.setup;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.CompiledObserver;
import dev.fraiseql.observers.action.local.LogAction;
import dev.fraiseql.observers.action.local.MethodAction;
import dev.fraiseql.observers.action.local.SqlAction;
import dev.fraiseql.observers.action.local.SqlText;
import dev.fraiseql.observers.action.policy.Endpoint;
import dev.fraiseql.observers.action.policy.RunningAction;
import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Escaping;
import dev.fraiseql.observers.action.text.EventText;
import dev.fraiseql.observers.action.text.Masked;
import dev.fraiseql.observers.action.text.Reason;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the actions of one observer, and notes everything that is wrong with them. */
final class ActionReader {
  private final CompiledObserver observer;
  private final String observerName;
  private final ReaderContext context;
  private @Nullable Object instance;

  ActionReader(CompiledObserver observer, ReaderContext context) {
    this.observer = observer;
    this.observerName = observer.model().name();
    this.context = context;
  }

  /** What an action runs; null if something is wrong with it. */
  RunningAction.@Nullable Definition read(ActionModel model) {
    int before = context.problems().size();
    Masked masked = new Masked();
    String name = observerName + '.' + model.name();
    Configured configured = new Configured(context.resources().properties(), masked);
    Attributes attributes = new Attributes(name, configured, masked, context.problems());
    checkPolicy(model.policy(), name);
    EndpointAction read = endpointAction(model, attributes);
    if (read == null || context.problems().size() > before) {
      return null;
    }
    return new RunningAction.Definition(
        observerName, model.name(), model.policy(), read.action(), read.endpoint(), masked);
  }

  private void checkPolicy(ActionPolicy policy, String action) {
    if (policy.timeout().isZero() || policy.timeout().isNegative()) {
      context.problems().add(action, "the timeout is not positive. Write one such as PT15S.");
    }
    if (policy.concurrency() < 1) {
      context.problems().add(action, "the concurrency is less than 1. Write a larger one.");
    }
    if (!(policy.rate() >= 0)) { // also if it is no number
      context.problems().add(action, "the rate is negative. Write a number, or 0 for no maximum.");
    }
  }

  private @Nullable EndpointAction endpointAction(ActionModel model, Attributes attributes) {
    MessageReader messages = new MessageReader(context, attributes);
    return switch (model) {
      case ActionModel.Method method -> method(method, attributes);
      case ActionModel.Webhook webhook -> new WebhookReader(context, attributes).webhook(webhook);
      case ActionModel.Slack slack -> messages.slack(slack);
      case ActionModel.Sms sms -> messages.sms(sms);
      case ActionModel.Push push -> messages.push(push);
      case ActionModel.Email email -> new EmailReader(context, attributes).email(email);
      case ActionModel.Sql sql -> sql(sql, attributes);
      case ActionModel.Log log -> log(log, attributes);
    };
  }

  private @Nullable EndpointAction method(ActionModel.Method model, Attributes attributes) {
    if (instance == null) {
      instance = instance(attributes);
    }
    return instance == null
        ? null
        : new EndpointAction(
            new MethodAction(observer, model.name(), instance),
            Endpoint.local(attributes.action()));
  }

  private @Nullable Object instance(Attributes attributes) {
    Class<?> owner = observer.owner();
    Object given = context.resources().instances().apply(owner);
    if (given != null) {
      return given;
    }
    try {
      Object created = observer.create();
      if (created == null) {
        attributes
            .problems()
            .add(
                attributes.action(),
                owner.getName()
                    + " has no constructor without parameters. Add one, or make it a bean.");
      }
      return created;
    } catch (Exception | LinkageError e) {
      attributes
          .problems()
          .add(
              attributes.action(),
              "the constructor of %s failed: %s. Correct it."
                  .formatted(owner.getName(), Reason.of(e)));
      return null;
    }
  }

  private @Nullable EndpointAction sql(ActionModel.Sql model, Attributes attributes) {
    SqlText statement =
        attributes.check("sql", () -> SqlText.of(attributes.configured().fill(model.sql())));
    DataSource database = context.resources().database();
    if (database == null) {
      attributes
          .problems()
          .add(attributes.action(), "there is no database. Set fraiseql.database.url.");
    }
    return statement == null || database == null
        ? null
        : new EndpointAction(
            new SqlAction(statement, model.policy(), database), Endpoint.local("database"));
  }

  private @Nullable EndpointAction log(ActionModel.Log model, Attributes attributes) {
    EventText line =
        attributes.check(
            "line", () -> EventText.of(model.line(), Escaping.TEXT, attributes.configured()));
    return line == null
        ? null
        : new EndpointAction(
            new LogAction(observerName, line), Endpoint.local(attributes.action()));
  }
}
