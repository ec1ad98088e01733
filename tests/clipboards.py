"""What Word, LibreOffice and a browser put on the clipboard as HTML when text is copied there."""

from __future__ import annotations

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/Ana/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:TrackMoves/></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no; margin:0cm; font-family:"Calibri",sans-serif;}
@list l0:level1 {mso-level-text:"%1\\."; mso-level-tab-stop:none;}
-->
</style>
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<h1><span lang=EN-US style='mso-ansi-language:EN-US'>Money and tools<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-US>The <b style='mso-bidi-font-weight:normal'>City of
Brennau</b> pays 1,500&nbsp;euros.<br>
It pays &lt;in advance&gt; &amp; in full.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst
style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-US>The first duty<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast
style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-US>The second duty<o:p></o:p></span></p>
<p class=MsoListParagraph
style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
lang=EN-US style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-US>a ladder<o:p></o:p></span></p>
<p class=MsoListParagraph
style='margin-left:72.0pt;mso-list:l1 level2 lfo2'><![if !supportLists]><span
lang=EN-US style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-US>its hook<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><!--[if gte vml 1]><v:shape id="x"><v:imagedata
src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=20 height=20
src="file:///C:/Users/Ana/clip_image002.png"><![endif]><o:p>&nbsp;</o:p></span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Who</b><o:p></o:p></p></td><td>
<p class=MsoNormal><b>Gives</b></p></td></tr><tr><td><p class=MsoNormal>City</p></td><td>
<p class=MsoNormal>Paint</p><p class=MsoNormal>and rooms</p></td></tr></table>
<!--EndFragment-->
</body>
</html>"""

FROM_WORD = """**Money and tools**

The **City of Brennau** pays 1,500 euros.
It pays <in advance> & in full.

1. The first duty

1. The second duty
- a ladder
- its hook
- **Who** – **Gives**
- City – Paint and rooms"""

LIBREOFFICE = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
		h2.western { font-family: "Liberation Sans", sans-serif; font-size: 16pt }
	</style>
</head>
<body lang="de-DE" link="#000080" vlink="#800000" dir="ltr"><h2 class="western">
Beiträge</h2>
<p style="line-height: 100%; margin-bottom: 0cm">Die <b>Stadt</b> und
das <span style="font-weight: bold">Haus</span> tragen bei:</p>
<ul>
	<li><p style="line-height: 100%; margin-bottom: 0cm">Räume</p></li>
	<li><p style="line-height: 100%; margin-bottom: 0cm">Werkzeug</p></li>
</ul>
<ol>
	<li><p style="margin-bottom: 0cm">Zuerst reden sie.</p></li>
	<li><p style="margin-bottom: 0cm">Dann handeln sie.</p>
	<ol type="a"><li><p>Im Haus</p></li></ol></li>
</ol>
<p>5 * 3 ** 2 und \\ bleiben.</p>
</body>
</html>"""

FROM_LIBREOFFICE = """**Beiträge**

Die **Stadt** und das **Haus** tragen bei:
- Räume
- Werkzeug

1. Zuerst reden sie.

1. Dann handeln sie.
- 1. Im Haus

5 * 3 \\*\\* 2 und \\ bleiben."""

HOSTILE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid"><p
onclick="x()">
Safe<script>alert("unsafe")</script><style>p{}</style>
<iframe src="file:///etc/passwd">unsafe</iframe>
<img src=x onerror="alert(1)"><a href="javascript:alert(1)">link</a>
<svg><text>unsafe</text></svg></p></b>
<p>{quorum} \x00\x07\ufdd0 end</p>"""
