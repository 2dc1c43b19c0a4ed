using IisIdentityTools.Changes.Editing;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>New elements and location tags: where they go, and that they look like what stands around them.</summary>
public sealed class EditStructureTests
{
    private const string Locked = """<location path="Site/a" overrideMode="Deny"><system.webServer /></location>""";

    [Theory]
    // An empty file gets the whole chain, indented as IIS does it.
    [InlineData("<configuration>\n</configuration>", """
        <configuration>
            <system.webServer>
                <security>
                    <authentication>
                        <anonymousAuthentication userName="" />
                    </authentication>
                </security>
            </system.webServer>
        </configuration>
        """)]
    // The chain begins where it ends; a parent that closes itself is opened; the file's own indentation and slash are kept.
    [InlineData("""
        <configuration>
          <system.webServer>
            <modules/>
            <security/>
            <!-- the end -->
          </system.webServer>
        </configuration>
        """, """
        <configuration>
          <system.webServer>
            <modules/>
            <security>
              <authentication>
                <anonymousAuthentication userName=""/>
              </authentication>
            </security>
            <!-- the end -->
          </system.webServer>
        </configuration>
        """)]
    // A remark behind the last child stays with it.
    [InlineData("""
        <configuration>
         <system.webServer>
          <security>
           <authentication>
            <windowsAuthentication enabled='true' /> <!-- intranet -->
           </authentication>
          </security>
         </system.webServer>
        </configuration>
        """, """
        <configuration>
         <system.webServer>
          <security>
           <authentication>
            <windowsAuthentication enabled='true' /> <!-- intranet -->
            <anonymousAuthentication userName='' />
           </authentication>
          </security>
         </system.webServer>
        </configuration>
        """)]
    // Location tags stand last: a new group goes before them.
    [InlineData("""
        <configuration>
          <appSettings />
          <location path="x"><system.web /></location>
        </configuration>
        """, """
        <configuration>
          <appSettings />
          <system.webServer>
            <security>
              <authentication>
                <anonymousAuthentication userName="" />
              </authentication>
            </security>
          </system.webServer>
          <location path="x"><system.web /></location>
        </configuration>
        """)]
    // Of groups that stand twice, the one that leads further is used.
    [InlineData("""
        <configuration>
          <system.webServer>
            <security>
            </security>
          </system.webServer>
          <system.webServer>
            <modules />
          </system.webServer>
        </configuration>
        """, """
        <configuration>
          <system.webServer>
            <security>
              <authentication>
                <anonymousAuthentication userName="" />
              </authentication>
            </security>
          </system.webServer>
          <system.webServer>
            <modules />
          </system.webServer>
        </configuration>
        """)]
    // The server's own level may be written as a location tag: a second section beside it would be an error.
    [InlineData("""
        <configuration>
          <location path="." inheritInChildApplications="false">
            <system.webServer><security><authentication><anonymousAuthentication enabled="true" /></authentication></security></system.webServer>
          </location>
        </configuration>
        """, """
        <configuration>
          <location path="." inheritInChildApplications="false">
            <system.webServer><security><authentication><anonymousAuthentication enabled="true" userName="" /></authentication></security></system.webServer>
          </location>
        </configuration>
        """)]
    // All in one line stays in one line.
    [InlineData("<configuration/>", """<configuration><system.webServer><security><authentication><anonymousAuthentication userName=""/></authentication></security></system.webServer></configuration>""")]
    [InlineData("<configuration> <appSettings /> </configuration>", """<configuration> <appSettings /> <system.webServer><security><authentication><anonymousAuthentication userName="" /></authentication></security></system.webServer> </configuration>""")]
    [InlineData("<configuration>\n  <system.webServer><security /></system.webServer>\n</configuration>", "<configuration>\n  <system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>\n</configuration>")]
    public void A_section_at_the_files_own_level(string before, string after)
    {
        Assert.Equal(Lf(after), Editing.Apply(Lf(before), Editing.SetUser("")));
        Assert.Equal(Crlf(after), Editing.Apply(Crlf(before), Editing.SetUser("")));
    }

    [Fact]
    public void Tabs_and_mixed_line_ends_follow_the_nearest_line()
    {
        const string Before = "<configuration>\n\t<system.webServer>\r\n\t\t<security>\r\n\t\t\t<authentication>\r\n\t\t\t</authentication>\n\t\t</security>\n\t</system.webServer>\n</configuration>";
        Assert.Equal(
            Before.Replace("<authentication>", "<authentication>\r\n\t\t\t\t<anonymousAuthentication userName=\"\" />"),
            Editing.Apply(Before, Editing.SetUser("")));
    }

    [Fact]
    public void Blanks_at_the_end_of_a_line_stay_there()
    {
        const string Before = "<configuration> \n  <b> \t\n  </b>\n  <a /> <!-- a -->\t\n</configuration>";
        Assert.Equal(
            "<configuration> \n  <b> \t\n    <d y=\"2\" />\n  </b>\n  <a /> <!-- a -->\t\n  <c x=\"1\" />\n</configuration>",
            Editing.Apply(Before, ConfigurationEdit.SetAttribute("c", "x", "1"), ConfigurationEdit.SetAttribute("b", "y", "2", elementPath: "d")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void A_new_location_follows_the_last_one(string blank)
    {
        var before = Lf($"<configuration>\n    <system.webServer />\n    <location path=\"Other\">\n        <system.web />\n    </location>{blank}\n</configuration>");

        Assert.Equal(
            before.Replace("    </location>", Lf("""
                    </location>
                    <location path="Site/a &amp; b">
                        <system.webServer>
                            <security>
                                <authentication>
                                    <anonymousAuthentication userName="" />
                                </authentication>
                            </security>
                        </system.webServer>
                    </location>
                """)),
            Editing.Apply(before, Editing.SetUser("", "Site/a & b")));
    }

    [Theory]
    // In any case and form of the path; the one that has the section, whatever it limits.
    [InlineData("""<location path="SITE/A/" allowOverride="false"><system.webServer><security><authentication><anonymousAuthentication enabled="true" /></authentication></security></system.webServer></location>""", 1)]
    // Else the last that limits nothing.
    [InlineData("""<location path="site/a"><system.webServer /></location>""", 1)]
    [InlineData(Locked, 2)]
    [InlineData("""<location path="Site/a" inheritInChildApplications="false"><system.webServer /></location>""", 2)]
    [InlineData("""<location path="Site/ab"><system.webServer /></location>""", 2)]
    public void Which_location_is_used(string location, int locations)
    {
        var after = Editing.Apply($"<configuration>\n  {location}\n</configuration>", Editing.SetUser("x", "Site/a"));

        var tags = System.Xml.Linq.XDocument.Parse(after).Root!.Elements("location").ToArray();
        Assert.Equal(locations, tags.Length);
        Assert.Equal("x", (string?)Assert.Single(tags[^1].Descendants("anonymousAuthentication")).Attribute("userName"));
        Assert.Single(tags.SelectMany(tag => tag.Descendants("anonymousAuthentication")));
    }

    [Fact]
    public void A_location_that_names_a_section_to_lock_it_does_not_compete_with_the_one_that_sets_it()
    {
        const string Set = """<location path="S"><system.web><identity impersonate="false" /></system.web></location>""";
        const string Lock = """<location path="S" overrideMode="Deny"><system.web><identity /></system.web></location>""";
        var edit = ConfigurationEdit.SetAttribute("system.web/identity", "impersonate", "true", "S");

        Assert.Equal($"<configuration>{Lock}{Set.Replace("false", "true")}</configuration>", Editing.Apply($"<configuration>{Lock}{Set}</configuration>", edit));
    }

    [Fact]
    public void Many_edits_share_what_they_make()
    {
        var after = Editing.Apply("<configuration>\n</configuration>", Editing.SetUser("", "S"), ConfigurationEdit.SetAttribute(Editing.Anonymous, "enabled", "true", "s/"), ConfigurationEdit.SetAttribute("system.webServer/directoryBrowse", "enabled", "false", "S"));

        Assert.Equal(
            Lf("""
            <configuration>
                <location path="S">
                    <system.webServer>
                        <security>
                            <authentication>
                                <anonymousAuthentication userName="" enabled="true" />
                            </authentication>
                        </security>
                        <directoryBrowse enabled="false" />
                    </system.webServer>
                </location>
            </configuration>
            """),
            after);
    }

    [Fact]
    public void A_prefix_is_kept_where_an_element_is_opened()
    {
        const string Before = "<c:configuration xmlns:c='urn:x'>\n  <c:system.web />\n</c:configuration>";
        Assert.Equal(
            "<c:configuration xmlns:c='urn:x'>\n  <c:system.web>\n    <identity impersonate='true' />\n  </c:system.web>\n</c:configuration>",
            Editing.Apply(Before, ConfigurationEdit.SetAttribute("system.web/identity", "impersonate", "true")));
    }

    private static string Lf(string text) => text.ReplaceLineEndings("\n");

    private static string Crlf(string text) => text.ReplaceLineEndings("\r\n");
}
