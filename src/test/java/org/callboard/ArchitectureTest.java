package org.callboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.servlet.ServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Json;
import org.callboard.platform.Log;

/** The shape of docs/architecture.md. Allow-lists: what is not named is forbidden. */
@AnalyzeClasses(packages = "org.callboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.callboard.";

  /** Which packages of ours a package may use, beside itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("platform", Set.of()),
          entry("audit", Set.of("platform")),
          entry("feed", Set.of("platform")),
          entry("organization", Set.of("feed", "audit", "platform")),
          entry("subscriber", Set.of("organization", "feed", "audit", "platform")),
          entry("layer", Set.of("subscriber", "organization", "feed", "audit", "platform")),
          entry("mergeable", Set.of("platform")),
          entry(
              "dialdata",
              Set.of(
                  "mergeable", "layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry(
              "account",
              Set.of(
                  "mergeable", "layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry(
              "device", Set.of("layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry("clock", Set.of("organization", "feed", "platform")),
          entry(
              "administrator",
              Set.of("layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry("job", Set.of("organization", "audit", "platform")),
          entry("mail", Set.of("device", "subscriber", "organization", "audit", "platform")),
          entry("webhook", Set.of("organization", "audit", "platform")),
          entry("password", Set.of("subscriber", "feed", "platform")),
          entry("security", Set.of("administrator", "subscriber", "password", "platform")),
          entry(
              "bulk",
              Set.of(
                  "job",
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "audit",
                  "platform")),
          entry(
              "bulk.sample",
              Set.of(
                  "bulk",
                  "job",
                  "account",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "platform")),
          entry(
              "bulk.file",
              Set.of(
                  "bulk",
                  "job",
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "password",
                  "platform")),
          entry(
              "phone",
              Set.of(
                  "phone.xml",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "platform",
                  "security")),
          entry(
              "phone.xml",
              Set.of(
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "platform")),
          entry(
              "rest",
              Set.of(
                  "administration",
                  "webhook",
                  "mail",
                  "phone.xml", // previews, and dial actions as a phone sees them
                  "bulk",
                  "job",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "administrator",
                  "audit",
                  "platform",
                  "security")),
          entry(
              "administration",
              Set.of(
                  "webhook",
                  "mail",
                  "bulk",
                  "bulk.file",
                  "bulk.sample",
                  "job",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "administrator",
                  "audit",
                  "password",
                  "platform",
                  "security")),
          entry("console.page", Set.of("console", "platform")),
          entry(
              "console",
              Set.of(
                  "account",
                  "administration",
                  "phone.xml", // the portal's keys, and dial actions in XML
                  "bulk", // files that are sent
                  "job",
                  "audit",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "administrator",
                  "platform",
                  "security")),
          entry(
              "example",
              Set.of(
                  "account",
                  "administrator",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "platform")));

  /** What a package may use that is not ours, beside {@code java..} and CDI. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          entry(
              "platform",
              Set.of(
                  "javax.crypto..",
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "javax.sql",
                  "org.flywaydb..",
                  "com.github.benmanes.caffeine.cache",
                  "org.eclipse.microprofile.config",
                  "jakarta.interceptor",
                  "jakarta.persistence", // its exceptions, and the database's clock
                  "jakarta.transaction", // likewise
                  "javax.transaction.xa", // likewise
                  "org.eclipse.persistence.." // how the provider behaves in an outage, not JPA
                  )),
          entry(
              "audit",
              Set.of(
                  "com.github.benmanes.caffeine.cache",
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "feed",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "organization",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "subscriber",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "layer",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.json", // what an edit has changed, for the record
                  "jakarta.persistence")),
          entry(
              "mergeable", Set.of("jakarta.json..", "javax.xml..", "org.w3c.dom", "org.xml.sax..")),
          entry(
              "dialdata",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence",
                  "jakarta.json..")),
          entry(
              "account",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "jakarta.json..")),
          entry(
              "device",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "jakarta.json..",
                  "com.github.benmanes.caffeine.cache")),
          entry("clock", Set.of("jakarta.annotation..", "jakarta.ejb")),
          entry(
              "administrator",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "password",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.security.enterprise.identitystore",
                  "javax.crypto..",
                  "at.favre.lib.crypto.bcrypt" // the hashes of the vendor's sample
                  )),
          entry(
              "security",
              Set.of(
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "javax.crypto..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "mail",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.json",
                  "jakarta.mail..",
                  "jakarta.persistence..",
                  "javax.naming" // the server's mail session
                  )),
          entry(
              "webhook",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.enterprise.concurrent", // threads that may wait for receivers
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..",
                  "javax.crypto..",
                  "javax.net.ssl")),
          entry(
              "job",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "bulk",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.json",
                  "jakarta.transaction",
                  "de.siegmar.fastcsv..")),
          entry("bulk.sample", Set.of()),
          entry("bulk.file", Set.of("jakarta.json..", "javax.crypto..")),
          entry(
              "phone",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "jakarta.ws.rs..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "phone.xml",
              Set.of("jakarta.xml.bind..", "javax.xml..", "org.w3c.dom..", "org.xml.sax..")),
          entry("console.page", Set.of("gg.jte..")), // made of the templates
          entry(
              "console",
              Set.of(
                  "gg.jte..",
                  "jakarta.annotation.security",
                  "jakarta.ejb", // its exceptions
                  "jakarta.json", // edits as REST has them
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "jakarta.ws.rs..")),
          entry(
              "rest",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "jakarta.ws.rs..")),
          entry(
              "administration",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.json", // states as the record has them
                  "jakarta.security.enterprise..",
                  "com.google.zxing..", // QR codes
                  "javax.imageio.." // as PNG
                  )),
          entry(
              "example",
              Set.of(
                  "jakarta.annotation",
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.enterprise.concurrent",
                  "jakarta.servlet..")));

  @ArchTest
  static final ArchRule everyPackageUsesOnlyWhatItMay =
      classes()
          .should(keepToTheLists())
          .because(
              "arrows go from the doors to the core to the organizations to the platform, JAXB"
                  + " stays in phone.xml, JAX-RS in the doors, JPA in the core and below");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("org.callboard.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two packages that need each other are one package");

  @ArchTest
  static final ArchRule linesOfTheLogHaveTheIdOfTheirRequest =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Log.class.getName())
          .should()
          .callMethod(Logger.class, "getLogger", String.class)
          .because("Log.of(X.class) puts the id of the request into each line");

  @ArchTest
  static final ArchRule databasesAreReachedThroughJpa =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "platform")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql")
          .because("only what tells whether the database is there, and migrates it, knows JDBC");

  @ArchTest
  static final ArchRule entitiesStayInTheirPackage =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .or()
          .areAnnotatedWith(MappedSuperclass.class)
          .should(beUsedInTheirOwnPackageOnly())
          .because("what leaves a package is a value; entities never go on the wire");

  @ArchTest
  static final ArchRule nobodyAsksTheServerForParameters =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "a request's parameters are read",
                  call ->
                      call.getTargetOwner().isAssignableTo(ServletRequest.class)
                          && call.getTarget().getName().startsWith("getParameter")))
          .because(
              "the servers decode leniently, so that a password could become another one;"
                  + " PhoneRequestReader reads the query and the body itself");

  @ArchTest
  static final ArchRule longAnswersAreMadeInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(PhoneAnswers.class.getName())
          .should()
          .callMethodWhere(
              describe(
                  "an answer to a phone is written",
                  call ->
                      call.getTargetOwner().isEquivalentTo(ProvisioningXml.class)
                          && Set.of("global", "account").contains(call.getTarget().getName())))
          .because("PhoneAnswers bounds how many long ones are in memory, previews among them");

  @ArchTest
  static final ArchRule oneClassMakesJson =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Json.class.getName())
          .should()
          .dependOnClassesThat(
              type(jakarta.json.Json.class).or(resideInAnyPackage("jakarta.json.spi")))
          .because(
              "each call of jakarta.json.Json looks for its implementation in all jars;"
                  + " org.callboard.platform.Json has looked once");

  /** Who knows JSON below the doors and the files, beside classes that are called Json. */
  private static final Set<String> KNOW_JSON =
      Set.of(
          "administration.LimitSentence",
          "administration.PlanSentence",
          "administration.RecordSentence",
          "administration.UndoActs",
          "administration.UndoSteps",
          "layer.DraftEditor",
          // What an edit writes into the record: the editors below make it of their room's values.
          "audit.AuditLog",
          "account.AccountDifference",
          "account.AccountEditor",
          "administrator.AdministratorEditor",
          "administrator.TokenEditor",
          "device.DeviceEditor",
          "device.SignInCodes",
          "dialdata.DialDataEditor",
          "layer.LayerEditor",
          "layer.PublishPlans",
          "organization.OrganizationEditor",
          "subscriber.GroupEditor",
          "subscriber.GroupRecord",
          "subscriber.MoveEditor",
          "subscriber.SubscriberEditor",
          "webhook.WebhookEditor",
          // Columns that hold JSON.
          "job.ImportCounts",
          "job.JobRow",
          "organization.ErrorTexts",
          "organization.Organization",
          "subscriber.Attributes",
          "subscriber.Subscriber",
          // Versions are made of the record's form; a secret is shown by its masked form only.
          "administration.AccountSettingActs",
          "administration.DraftChange",
          "administration.DraftChanges",
          "administration.EntryActs",
          "administration.EntryKind",
          "administration.ShownSetting",
          "administration.WholeDraft");

  @ArchTest
  static final ArchRule jsonIsKnownByFew =
      noClasses()
          .that(
              describe(
                  "are below the doors and not on the list",
                  type ->
                      !type.getSimpleName().endsWith("Json")
                          && Stream.of("rest", "phone", "bulk", "bulk.file", "platform")
                              .noneMatch(room -> type.getPackageName().equals(ROOT + room))
                          && !KNOW_JSON.contains(
                              type.getName().replaceFirst("\\$.*", "").substring(ROOT.length()))))
          .should()
          .dependOnClassesThat(resideInAnyPackage("jakarta.json"))
          .because(
              "doors and files write values as JSON; what is stored or recorded as JSON is made by"
                  + " classes that are called so, and handed on by few");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO)(\\$.*)?")
          .because("these suffixes say nothing");

  @ArchTest
  static final ArchRule noInterfaceHasOneImplementation =
      classes()
          .that()
          .areInterfaces()
          .and()
          .areNotAnnotations()
          .should(notHaveExactlyOneImplementation())
          .because("an interface with one implementation is a name too many");

  private static ArchCondition<JavaClass> keepToTheLists() {
    return new ArchCondition<>("use only what their package may") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String name = item.getPackageName().replaceFirst("^" + ROOT.replace(".", "\\."), "");
        if (!ARROWS.containsKey(name) || !LIBRARIES.containsKey(name)) {
          events.add(SimpleConditionEvent.violated(item, item + " is in a package without a list"));
          return;
        }
        List<String> allowed = new ArrayList<>(List.of("java..", "jakarta.inject"));
        allowed.add("jakarta.enterprise..");
        allowed.add(ROOT + name);
        ARROWS.get(name).forEach(ours -> allowed.add(ROOT + ours));
        allowed.addAll(LIBRARIES.get(name));
        onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
            .check(item, events);
      }
    };
  }

  private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
    return new ArchCondition<>("be used in their own package only") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesToSelf().stream()
            .filter(d -> !d.getOriginClass().getPackage().equals(item.getPackage()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> notHaveExactlyOneImplementation() {
    return ArchCondition.from(
        describe(
            "not have exactly one implementation",
            type -> type.getAllSubclasses().stream().filter(c -> !c.isInterface()).count() != 1));
  }
}
