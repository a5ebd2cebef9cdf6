package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * An annotation that is an action of an observer.
 *
 * @param annotation its simple name
 * @param name of the action
 * @param origin where the annotation stands
 */
public record ActionDeclaration(
    String annotation,
    Attribute<String> name,
    Content content,
    PolicyDeclaration policy,
    Origin origin) {

  /**
   * A text with places for values of the event.
   *
   * @param attribute that has it
   * @param required whether it has to have characters
   */
  public record Template(String attribute, Attribute<String> text, boolean required) {
    static Template required(String attribute, Attribute<String> text) {
      return new Template(attribute, text, true);
    }

    static Template optional(String attribute, Attribute<String> text) {
      return new Template(attribute, text, false);
    }
  }

  /** What the action does. */
  public sealed interface Content {
    /** All templates. */
    List<Template> templates();
  }

  /** Sends a signed request. */
  public record Webhook(
      Attribute<String> url,
      Attribute<String> secret,
      List<Attribute<String>> headers,
      Attribute<String> body,
      List<Attribute<String>> redact)
      implements Content {
    public Webhook {
      headers = List.copyOf(headers);
      redact = List.copyOf(redact);
    }

    @Override
    public List<Template> templates() {
      List<Template> templates = new ArrayList<>();
      headers.forEach(header -> templates.add(Template.optional("headers", header)));
      templates.add(Template.optional("body", body));
      return templates;
    }
  }

  /** Sends an email. */
  public record Email(
      List<Attribute<String>> to,
      Attribute<String> from,
      Attribute<String> subject,
      Attribute<String> body,
      Origin receivers)
      implements Content {
    public Email {
      to = List.copyOf(to);
    }

    @Override
    public List<Template> templates() {
      List<Template> templates = new ArrayList<>();
      if (to.isEmpty()) {
        templates.add(Template.required("to", Attribute.given("", receivers)));
      }
      to.forEach(address -> templates.add(Template.required("to", address)));
      templates.add(Template.optional("from", from));
      templates.add(Template.required("subject", subject));
      templates.add(Template.optional("body", body));
      return templates;
    }
  }

  /** Sends a message to Slack. */
  public record Slack(Attribute<String> url, Attribute<String> text) implements Content {
    @Override
    public List<Template> templates() {
      return List.of(Template.required("text", text));
    }
  }

  /** Sends a text message. */
  public record Sms(Attribute<String> to, Attribute<String> text) implements Content {
    @Override
    public List<Template> templates() {
      return List.of(Template.required("to", to), Template.required("text", text));
    }
  }

  /** Sends a push notification. */
  public record Push(Attribute<String> to, Attribute<String> title, Attribute<String> text)
      implements Content {
    @Override
    public List<Template> templates() {
      return List.of(
          Template.required("to", to),
          Template.required("title", title),
          Template.required("text", text));
    }
  }

  /** Runs a statement. */
  public record Sql(Attribute<String> sql) implements Content {
    @Override
    public List<Template> templates() {
      return List.of(Template.required("value", sql));
    }
  }

  /** Writes a line to the log. */
  public record Log(Attribute<String> line) implements Content {
    @Override
    public List<Template> templates() {
      return List.of(Template.required("value", line));
    }
  }
}
