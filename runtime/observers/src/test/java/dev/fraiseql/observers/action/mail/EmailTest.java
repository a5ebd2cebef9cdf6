package dev.fraiseql.observers.action.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.SmtpScript;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import dev.fraiseql.observers.action.policy.RunningAction;
import io.micrometer.core.instrument.Gauge;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmailTest {
  private static final DeliveredEvent EVENT =
      event("Ärger\\r\\nBcc: evil@example.org", "anna@example.org");

  private final TestActions actions = new TestActions();

  @Test
  void sendsAMailWithoutInjectedHeaders() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    try {
      mail.setUser("bot@example.org", "bot", "p@ss:word");
      url("smtp://bot:p%40ss%3Aword@127.0.0.1:" + mail.getSmtp().getPort());

      ActionResult result = email("Anna <{{mail}}>", "boss@example.org").run(EVENT);

      assertThat(result).isEqualTo(new ActionResult.Done());
      MimeMessage[] received = mail.getReceivedMessages();
      assertThat(received).hasSize(2); // one for each receiver
      MimeMessage message = received[0];
      assertThat(message.getSubject()).isEqualTo("Paid: Ärger  Bcc: evil@example.org");
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getRecipients(Message.RecipientType.TO))
          .extracting(Object::toString)
          .containsExactly("Anna <anna@example.org>", "boss@example.org");
      assertThat(message.getFrom()[0]).hasToString("Shop <shop@example.org>");
      assertThat(message.getMessageID()).isEqualTo("<" + Events.ID + ".Paid@example.org>");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat((String) message.getContent())
          .isEqualToNormalizingNewlines("Ärger\nBcc: evil@example.org\n12.50");
    } finally {
      mail.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@example.org, b@example.org",
        "a@example.org\\r\\nBcc: b@example.org",
        "<a@example.org> <b@example.org>",
        "group:a@example.org,b@example.org;",
        "<@relay.example:a@example.org>",
        "@",
        "a@b@c"
      })
  void rejectsWhatIsNotOneAddress(String address) throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of())) {
      url("smtp://127.0.0.1:" + server.port());

      ActionResult result = email("{{mail}}").run(event("x", address));

      assertThat(result).isInstanceOf(ActionResult.Rejected.class);
      assertThat(server.commands).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 sender unknown",
    "RCPT, 550 no such user",
    "DATA, 554 no",
    "., 552 too large"
  })
  void permanentRepliesAreRejections(String command, String reply) throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of(command, reply))) {
      url("smtp://127.0.0.1:" + server.port());
      assertThat(email("anna@example.org").run(EVENT))
          .isEqualTo(new ActionResult.Rejected("SMTP: " + reply));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 later",
    "RCPT, 450 greylisted",
    "DATA, 421 busy",
    "., 452 full",
    "EHLO, 421 busy"
  })
  void temporaryRepliesAreFailures(String command, String reply) throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of(command, reply, "HELO", "421 busy"))) {
      url("smtp://127.0.0.1:" + server.port());
      ActionResult result = email("anna@example.org").run(EVENT);
      assertThat(result).isInstanceOf(ActionResult.Failed.class);
      assertThat(((ActionResult.Failed) result).endpointFailed()).isTrue();
    }
  }

  @Test
  void sendsToNobodyIfOneReceiverIsRejected() throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of("RCPT TO:<B@", "550 no such user"))) {
      url("smtp://127.0.0.1:" + server.port());
      assertThat(email("a@example.org", "b@example.org").run(EVENT))
          .isInstanceOf(ActionResult.Rejected.class);
      assertThat(server.commands).doesNotContain("DATA");
    }
  }

  @Test
  void aWrongPasswordIsAFailureThatDoesNotContainIt() throws IOException {
    try (SmtpScript server =
        new SmtpScript(Map.of("AUTH", "535 wrong: bot hunter22", "AUTH PLAIN", "535 hunter22"))) {
      url("smtp://bot:hunter22@127.0.0.1:" + server.port());
      assertThat(email("a@example.org").run(EVENT))
          .isEqualTo(new ActionResult.Failed("the login failed at 127.0.0.1:" + server.port()));
    }
  }

  @Test
  void sendsNothingWithoutTlsIfItIsRequired() throws IOException {
    try (SmtpScript server = new SmtpScript(Map.of())) {
      url("smtp://bot:hunter22@127.0.0.1:" + server.port() + "?starttls=required");
      assertThat(email("a@example.org").run(EVENT)).isInstanceOf(ActionResult.Failed.class);
      assertThat(server.commands).noneMatch(command -> command.startsWith("AUTH"));
    }
  }

  @Test
  void aServerThatSaysNothingIsAFailureAtTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      url("smtp://127.0.0.1:" + silent.getLocalPort());
      RunningAction email = email(Duration.ofMillis(200), "a@example.org");

      assertThat(email.run(EVENT)).isInstanceOf(ActionResult.Failed.class);

      Gauge abandoned = actions.metrics.get("fraiseql.observer.action.abandoned").gauge();
      while (abandoned.value() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsAFailure() throws IOException {
    int port;
    try (SmtpScript server = new SmtpScript(Map.of())) {
      port = server.port();
    }
    url("smtp://127.0.0.1:" + port);
    assertThat(email("a@example.org").run(EVENT)).isInstanceOf(ActionResult.Failed.class);
  }

  @Test
  void readsUrls() {
    assertThat(SmtpServer.of("smtps://u:p+%2B@mail.example.org"))
        .isEqualTo(new SmtpServer("mail.example.org", 465, SmtpServer.Encryption.TLS, "u", "p++"));
    assertThat(SmtpServer.of("smtp://mail.example.org?starttls=required").port()).isEqualTo(587);
    assertThat(SmtpServer.of("smtp://mail.example.org").toString())
        .isEqualTo("mail.example.org:25");
    assertThat(SmtpServer.of("smtp://u:secret@h").toString()).doesNotContain("secret");
    for (String wrong :
        List.of(
            "http://h",
            "mail.example.org",
            "smtp://",
            "smtp://us er@h",
            "smtp://u@h",
            "smtp://u:sec@ret@h",
            "smtp://h?starttls=no")) {
      assertThatThrownBy(() -> SmtpServer.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("ret@");
    }
  }

  private void url(String url) {
    actions.properties.put("fraiseql.smtp.url", url);
    actions.properties.put("fraiseql.smtp.from", "Shop <shop@example.org>");
  }

  private RunningAction email(String... to) {
    return email(Duration.ofSeconds(10), to);
  }

  private RunningAction email(Duration timeout, String... to) {
    return actions.action(
        new ActionModel.Email(
            "email",
            List.of(to),
            "",
            "Paid: {{note}}",
            "{{note}}\n{{total}}",
            TestObserver.policy(timeout)));
  }

  private static DeliveredEvent event(String note, String mail) {
    return Events.delivered(
        "{\"note\":\"" + note + "\",\"mail\":\"" + mail + "\",\"total\":12.50}");
  }
}
