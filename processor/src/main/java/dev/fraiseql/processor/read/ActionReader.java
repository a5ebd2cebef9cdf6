package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.LogEvent;
import dev.fraiseql.annotations.RunSql;
import dev.fraiseql.annotations.SendEmail;
import dev.fraiseql.annotations.SendPush;
import dev.fraiseql.annotations.SendSlack;
import dev.fraiseql.annotations.SendSms;
import dev.fraiseql.annotations.Webhook;
import dev.fraiseql.annotations.Webhooks;
import dev.fraiseql.processor.declared.ActionDeclaration;
import dev.fraiseql.processor.declared.ActionDeclaration.Content;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.PolicyDeclaration;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;

/** Reads the annotations that are actions of an observer. */
final class ActionReader {
  /** All of them. */
  static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(
          Webhook.class,
          Webhooks.class,
          SendEmail.class,
          SendSlack.class,
          SendSms.class,
          SendPush.class,
          RunSql.class,
          LogEvent.class);

  private ActionReader() {}

  /** The actions of a class. */
  static List<ActionDeclaration> read(TypeElement type) {
    List<AnnotationReader> webhooks = new ArrayList<>();
    complete(Webhook.class, type).ifPresent(webhooks::add);
    complete(Webhooks.class, type)
        .ifPresent(several -> webhooks.addAll(several.nestedList("value")));
    List<ActionDeclaration> actions = new ArrayList<>();
    webhooks.forEach(each -> actions.add(action(Webhook.class, each, webhook(each))));
    add(SendEmail.class, type, ActionReader::email, actions);
    add(SendSlack.class, type, ActionReader::slack, actions);
    add(SendSms.class, type, ActionReader::sms, actions);
    add(SendPush.class, type, ActionReader::push, actions);
    add(RunSql.class, type, each -> new ActionDeclaration.Sql(each.text("value")), actions);
    add(LogEvent.class, type, each -> new ActionDeclaration.Log(each.text("value")), actions);
    return actions;
  }

  private static void add(
      Class<? extends Annotation> annotation,
      TypeElement type,
      Function<AnnotationReader, Content> content,
      List<ActionDeclaration> into) {
    complete(annotation, type)
        .ifPresent(each -> into.add(action(annotation, each, content.apply(each))));
  }

  private static Optional<AnnotationReader> complete(
      Class<? extends Annotation> annotation, TypeElement type) {
    return AnnotationReader.find(annotation, List.of(type)).filter(AnnotationReader::isComplete);
  }

  private static ActionDeclaration action(
      Class<? extends Annotation> type, AnnotationReader annotation, Content content) {
    return new ActionDeclaration(
        type.getSimpleName(),
        annotation.text("name"),
        content,
        policy(annotation, annotation.decimal("rate")),
        annotation.origin());
  }

  /**
   * How an action is run.
   *
   * @param rate of a method, which has no such attribute, a default
   */
  static PolicyDeclaration policy(AnnotationReader annotation, Attribute<Double> rate) {
    AnnotationReader retry = annotation.annotation("retry");
    return new PolicyDeclaration(
        annotation.text("timeout"),
        new PolicyDeclaration.Retry(
            retry.text("strategy").value(),
            retry.text("initial"),
            retry.text("max"),
            retry.number("attempts"),
            retry.text("maxAge")),
        annotation.number("concurrency"),
        rate);
  }

  private static Content webhook(AnnotationReader annotation) {
    return new ActionDeclaration.Webhook(
        annotation.text("url"),
        annotation.text("secret"),
        annotation.items("headers"),
        annotation.text("body"),
        annotation.items("redact"));
  }

  private static Content email(AnnotationReader annotation) {
    return new ActionDeclaration.Email(
        annotation.items("to"),
        annotation.text("from"),
        annotation.text("subject"),
        annotation.text("body"),
        annotation.place("to"));
  }

  private static Content slack(AnnotationReader annotation) {
    return new ActionDeclaration.Slack(annotation.text("url"), annotation.text("text"));
  }

  private static Content sms(AnnotationReader annotation) {
    return new ActionDeclaration.Sms(annotation.text("to"), annotation.text("text"));
  }

  private static Content push(AnnotationReader annotation) {
    return new ActionDeclaration.Push(
        annotation.text("to"), annotation.text("title"), annotation.text("text"));
  }
}
