#include "segment/lines.h"

#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

namespace duidu {

namespace {

// tells: one is enough, for only a page speaks so of itself; holds: prose may say it too.
enum class Where { is, begins, holds, tells };

struct Phrase {
    Clue clue;
    Where where;
    bool closes;               // an article is over where this stands
    std::u16string_view words; // as phrase_form() writes them
};

// What pages say around an article. Long lines are only asked for the legal ones, so a paragraph that quotes a phrase stays a paragraph.
constexpr Phrase phrases[] = {
#define SAY(clue, where, closes, words)                                                                                                    \
    { Clue::clue, Where::where, closes, words }
    SAY(nav, is, false, u"首页"),
    SAY(nav, is, false, u"网站首页"),
    SAY(nav, is, false, u"网站导航"),
    SAY(nav, is, false, u"导航"),
    SAY(nav, is, false, u"栏目导航"),
    SAY(nav, is, false, u"菜单"),
    SAY(nav, is, false, u"搜索"),
    SAY(nav, is, false, u"无障碍"),
    SAY(nav, is, false, u"繁体"),
    SAY(nav, is, false, u"简体"),
    SAY(nav, is, false, u"english"),
    SAY(nav, is, false, u"home"),
    SAY(nav, is, false, u"menu"),
    SAY(nav, is, false, u"search"),
    SAY(nav, begins, false, u"skip to"),
    SAY(nav, is, false, u"navigation"),
    SAY(nav, is, false, u"sections"),
    SAY(nav, is, false, u"back to top"),
    SAY(nav, is, false, u"top"),
    SAY(nav, is, false, u"toggle navigation"),
    SAY(nav, begins, true, u"友情链接"),
    SAY(nav, begins, false, u"设为首页"),
    SAY(nav, is, false, u"close"),
    SAY(nav, is, false, u"open menu"),
    SAY(nav, begins, true, u"返回首页"),
    SAY(nav, begins, true, u"返回列表"),
    SAY(nav, begins, true, u"返回目录"),
    SAY(nav, begins, true, u"返回顶部"),
    SAY(breadcrumb, begins, false, u"当前位置"),
    SAY(breadcrumb, begins, false, u"您的位置"),
    SAY(breadcrumb, begins, false, u"您现在的位置"),
    SAY(breadcrumb, begins, false, u"您当前的位置"),
    SAY(breadcrumb, begins, false, u"当前所在位置"),
    SAY(breadcrumb, begins, false, u"所在位置"),
    SAY(breadcrumb, begins, false, u"你的位置"),
    SAY(breadcrumb, begins, false, u"现在位置"),
    SAY(breadcrumb, begins, false, u"you are here"),
    SAY(tools, begins, false, u"字号"),
    SAY(tools, begins, false, u"【字体"),
    SAY(tools, begins, false, u"字体"),
    SAY(tools, begins, false, u"[字体"),
    SAY(tools, begins, true, u"【打印"),
    SAY(tools, begins, true, u"打印"),
    SAY(tools, begins, true, u"[打印"),
    SAY(tools, begins, true, u"关闭窗口"),
    SAY(tools, is, false, u"大中小"),
    SAY(tools, is, false, u"收藏"),
    SAY(tools, is, false, u"我要纠错"),
    SAY(tools, begins, true, u"【关闭"),
    SAY(tools, begins, true, u"关闭本页"),
    SAY(tools, is, true, u"关闭"),
    SAY(tools, is, false, u"print"),
    SAY(tools, is, false, u"listen"),
    SAY(tools, is, false, u"save"),
    SAY(tools, is, false, u"复制链接"),
    SAY(tools, is, false, u"copy link"),
    SAY(tools, is, false, u"朗读"),
    SAY(tools, is, false, u"语音播报"),
    SAY(tools, begins, false, u"listen to this article"),
    SAY(tools, begins, false, u"print this"),
    SAY(tools, is, false, u"点赞"),
    SAY(tools, is, false, u"举报"),
    SAY(tools, is, false, u"投诉"),
    SAY(tools, is, false, u"转发"),
    SAY(pager, begins, true, u"上一篇"),
    SAY(pager, begins, true, u"下一篇"),
    SAY(pager, begins, false, u"上一页"),
    SAY(pager, begins, false, u"下一页"),
    SAY(pager, is, false, u"尾页"),
    SAY(pager, begins, true, u"上一条"),
    SAY(pager, begins, true, u"下一条"),
    SAY(pager, begins, true, u"前一篇"),
    SAY(pager, begins, true, u"后一篇"),
    SAY(pager, begins, false, u"next page"),
    SAY(pager, begins, false, u"previous page"),
    SAY(pager, begins, true, u"next post"),
    SAY(pager, begins, true, u"previous post"),
    SAY(pager, begins, true, u"next article"),
    SAY(pager, begins, true, u"previous article"),
    SAY(pager, is, false, u"next"),
    SAY(pager, is, false, u"previous"),
    SAY(pager, is, false, u"prev"),
    SAY(related, begins, true, u"相关新闻"),
    SAY(related, begins, true, u"相关阅读"),
    SAY(related, begins, true, u"相关链接"),
    SAY(related, begins, true, u"相关报道"),
    SAY(related, begins, true, u"相关文章"),
    SAY(related, begins, true, u"相关推荐"),
    SAY(related, begins, true, u"相关稿件"),
    SAY(related, begins, true, u"相关专题"),
    SAY(related, begins, true, u"相关资讯"),
    SAY(related, begins, true, u"相关内容"),
    SAY(related, is, true, u"相关解读"),
    SAY(related, is, true, u"相关文件"),
    SAY(related, is, true, u"相关政策"),
    SAY(related, begins, true, u"延伸阅读"),
    SAY(related, begins, true, u"扩展阅读"),
    SAY(related, begins, true, u"推荐阅读"),
    SAY(related, begins, true, u"热门推荐"),
    SAY(related, begins, true, u"热门文章"),
    SAY(related, begins, true, u"热门新闻"),
    SAY(related, begins, true, u"热点新闻"),
    SAY(related, begins, true, u"热点推荐"),
    SAY(related, is, true, u"最新文章"),
    SAY(related, is, true, u"最新新闻"),
    SAY(related, is, true, u"最新资讯"),
    SAY(related, begins, true, u"精彩推荐"),
    SAY(related, begins, true, u"精彩专题"),
    SAY(related, begins, true, u"精彩图片"),
    SAY(related, begins, true, u"图片新闻"),
    SAY(related, begins, true, u"编辑推荐"),
    SAY(related, begins, true, u"猜你喜欢"),
    SAY(related, begins, true, u"为您推荐"),
    SAY(related, begins, true, u"为你推荐"),
    SAY(related, begins, true, u"点击排行"),
    SAY(related, begins, true, u"阅读排行"),
    SAY(related, begins, true, u"新闻排行"),
    SAY(related, is, true, u"排行榜"),
    SAY(related, begins, true, u"今日热点"),
    SAY(related, begins, false, u"查看更多"),
    SAY(related, begins, false, u"加载更多"),
    SAY(related, is, false, u"更多"),
    SAY(related, begins, false, u"更多>"),
    SAY(related, begins, true, u"大家都在看"),
    SAY(related, begins, true, u"往期回顾"),
    SAY(related, begins, true, u"热门标签"),
    SAY(related, begins, true, u"视频推荐"),
    SAY(related, is, true, u"推荐"),
    SAY(related, is, true, u"热门"),
    SAY(related, begins, true, u"本文关键词"),
    SAY(related, is, true, u"related"),
    SAY(related, begins, true, u"related articles"),
    SAY(related, begins, true, u"related stories"),
    SAY(related, begins, true, u"related posts"),
    SAY(related, begins, true, u"related content"),
    SAY(related, begins, true, u"related topics"),
    SAY(related, begins, true, u"related news"),
    SAY(related, begins, true, u"related links"),
    SAY(related, begins, true, u"related coverage"),
    SAY(related, is, true, u"related:"),
    SAY(related, begins, true, u"more from"),
    SAY(related, begins, true, u"more on "),
    SAY(related, is, false, u"read more"),
    SAY(related, begins, false, u"read more:"),
    SAY(related, begins, true, u"read next"),
    SAY(related, begins, true, u"you may also like"),
    SAY(related, begins, true, u"you might also like"),
    SAY(related, begins, true, u"recommended"),
    SAY(related, begins, true, u"most popular"),
    SAY(related, begins, true, u"most read"),
    SAY(related, begins, true, u"most viewed"),
    SAY(related, begins, true, u"trending"),
    SAY(related, begins, true, u"popular posts"),
    SAY(related, begins, true, u"popular on"),
    SAY(related, is, true, u"popular"),
    SAY(related, is, true, u"latest news"),
    SAY(related, is, true, u"latest"),
    SAY(related, is, true, u"latest stories"),
    SAY(related, begins, true, u"editor's picks"),
    SAY(related, begins, true, u"editors' picks"),
    SAY(related, begins, true, u"more stories"),
    SAY(related, is, true, u"top stories"),
    SAY(related, begins, true, u"what to read next"),
    SAY(related, begins, true, u"around the web"),
    SAY(related, begins, true, u"from our partners"),
    SAY(related, begins, true, u"promoted stories"),
    SAY(related, begins, true, u"also on"),
    SAY(related, begins, true, u"don't miss"),
    SAY(related, begins, true, u"up next"),
    SAY(related, is, true, u"more news"),
    SAY(related, begins, true, u"recent posts"),
    SAY(related, begins, true, u"explore more"),
    SAY(related, begins, true, u"in case you missed"),
    SAY(related, begins, true, u"filed under"),
    SAY(related, begins, true, u"more in "),
    SAY(related, begins, true, u"tags:"),
    SAY(related, is, true, u"tags"),
    SAY(related, is, true, u"topics"),
    SAY(related, begins, true, u"topics:"),
    SAY(related, begins, true, u"标签:"),
    SAY(related, begins, true, u"关键词:"),
    SAY(related, begins, true, u"关键字:"),
    SAY(share, begins, true, u"分享到"),
    SAY(share, begins, true, u"分享至"),
    SAY(share, begins, true, u"分享让"),
    SAY(share, is, false, u"分享"),
    SAY(share, holds, true, u"扫一扫"),
    SAY(share, begins, true, u"扫码"),
    SAY(share, begins, true, u"扫描二维码"),
    SAY(share, begins, true, u"微信扫"),
    SAY(share, begins, true, u"关注我们"),
    SAY(share, holds, true, u"微信公众号"),
    SAY(share, begins, true, u"用微信"),
    SAY(share, begins, true, u"关注微信"),
    SAY(share, begins, true, u"下载客户端"),
    SAY(share, begins, true, u"客户端下载"),
    SAY(share, holds, true, u"打开微信"),
    SAY(share, is, false, u"微信"),
    SAY(share, is, false, u"微博"),
    SAY(share, is, false, u"新浪微博"),
    SAY(share, is, false, u"qq空间"),
    SAY(share, is, false, u"朋友圈"),
    SAY(share, is, false, u"share"),
    SAY(share, begins, false, u"share this"),
    SAY(share, begins, false, u"share on"),
    SAY(share, begins, false, u"share via"),
    SAY(share, is, false, u"tweet"),
    SAY(share, is, false, u"twitter"),
    SAY(share, is, false, u"facebook"),
    SAY(share, is, false, u"whatsapp"),
    SAY(share, is, false, u"linkedin"),
    SAY(share, is, false, u"pinterest"),
    SAY(share, is, false, u"reddit"),
    SAY(share, is, false, u"email"),
    SAY(share, begins, false, u"follow us"),
    SAY(share, begins, false, u"follow @"),
    SAY(share, is, false, u"follow"),
    SAY(share, is, false, u"instagram"),
    SAY(share, begins, false, u"email this"),
    SAY(share, begins, false, u"click to share"),
    SAY(share, is, false, u"pin it"),
    SAY(share, is, false, u"youtube"),
    SAY(share, begins, false, u"share article"),
    SAY(share, begins, false, u"share story"),
    SAY(comments, begins, false, u"[批注"), // as docx.cpp writes them
    SAY(comments, begins, true, u"网友评论"),
    SAY(comments, begins, true, u"我要评论"),
    SAY(comments, begins, true, u"发表评论"),
    SAY(comments, begins, true, u"最新评论"),
    SAY(comments, begins, true, u"热门评论"),
    SAY(comments, begins, true, u"全部评论"),
    SAY(comments, begins, true, u"我来说两句"),
    SAY(comments, begins, true, u"参与评论"),
    SAY(comments, begins, true, u"暂无评论"),
    SAY(comments, is, true, u"评论"),
    SAY(comments, begins, true, u"评论("),
    SAY(comments, holds, true, u"条评论"),
    SAY(comments, is, true, u"comments"),
    SAY(comments, holds, true, u" says:"),
    SAY(comments, begins, true, u"responses to"),
    SAY(comments, begins, true, u"thoughts on"),
    SAY(comments, begins, true, u"comments on"),
    SAY(comments, begins, true, u"comments ("),
    SAY(comments, begins, true, u"leave your comment"),
    SAY(comments, begins, true, u"submit a comment"),
    SAY(comments, begins, true, u"sort by"),
    SAY(comments, is, false, u"report"),
    SAY(comments, is, false, u"delete"),
    SAY(share, begins, false, u"share your thoughts"),
    SAY(login, begins, false, u"if you enjoyed this"),
    SAY(login, begins, false, u"follow me on"),
    SAY(login, begins, false, u"join our"),
    SAY(related, begins, true, u"read these next"),
    SAY(related, begins, true, u"you may be interested"),
    SAY(related, begins, true, u"other stories"),
    SAY(related, begins, true, u"similar articles"),
    SAY(related, begins, true, u"recent articles"),
    SAY(related, begins, true, u"recent news"),
    SAY(related, begins, true, u"latest from"),
    SAY(related, begins, true, u"read also"),
    SAY(related, begins, true, u"also read"),
    SAY(related, begins, true, u"see more"),
    SAY(related, begins, true, u"view more"),
    SAY(related, begins, true, u"suggested"),
    SAY(related, begins, true, u"featured"),
    SAY(contact, begins, true, u"about the company"),
    SAY(contact, begins, true, u"customer service"),
    SAY(comments, begins, true, u"leave a comment"),
    SAY(comments, begins, true, u"leave a reply"),
    SAY(comments, begins, true, u"post a comment"),
    SAY(comments, begins, true, u"add a comment"),
    SAY(comments, begins, true, u"view comments"),
    SAY(comments, begins, true, u"show comments"),
    SAY(comments, begins, true, u"join the conversation"),
    SAY(comments, begins, true, u"comments are"),
    SAY(comments, is, true, u"comment"),
    SAY(comments, begins, true, u"write a comment"),
    SAY(comments, begins, true, u"join the discussion"),
    SAY(comments, is, false, u"reply"),
    SAY(comments, begins, true, u"about the author"),
    SAY(comments, is, true, u"responses"),
    SAY(copyright, holds, true, u"版权所有"),
    SAY(copyright, begins, true, u"copyright"),
    SAY(copyright, tells, true, u"copyright ©"),
    SAY(copyright, tells, true, u"copyright (c)"),
    SAY(copyright, tells, true, u"all rights reserved"),
    SAY(copyright, begins, true, u"©"),
    SAY(copyright, holds, true, u"未经授权"),
    SAY(copyright, tells, true, u"未经书面"),
    SAY(copyright, holds, true, u"未经许可"),
    SAY(copyright, holds, true, u"未经允许"),
    SAY(copyright, holds, true, u"不得转载"),
    SAY(copyright, holds, true, u"禁止转载"),
    SAY(copyright, holds, true, u"转载请注明"),
    SAY(copyright, holds, true, u"转载须"),
    SAY(copyright, tells, true, u"违者必究"),
    SAY(copyright, holds, true, u"版权归"),
    SAY(copyright, holds, true, u"著作权归"),
    SAY(disclaimer, begins, true, u"免责声明"),
    SAY(disclaimer, begins, true, u"版权声明"),
    SAY(disclaimer, begins, true, u"法律声明"),
    SAY(disclaimer, begins, true, u"特别声明"),
    SAY(disclaimer, begins, true, u"郑重声明"),
    SAY(disclaimer, tells, true, u"及免责声明"),
    SAY(disclaimer, tells, true, u"凡注明"),
    SAY(disclaimer, tells, true, u"凡本网"),
    SAY(disclaimer, tells, true, u"凡本站"),
    SAY(disclaimer, tells, true, u"不代表本网"),
    SAY(disclaimer, tells, true, u"不代表本站"),
    SAY(disclaimer, tells, true, u"不代表本平台"),
    SAY(disclaimer, holds, true, u"并不意味着赞同"),
    SAY(disclaimer, holds, true, u"仅代表作者"),
    SAY(disclaimer, holds, true, u"不构成投资建议"),
    SAY(disclaimer, tells, true, u"与本网联系"),
    SAY(disclaimer, tells, true, u"与本站联系"),
    SAY(disclaimer, tells, true, u"联系本站"),
    SAY(disclaimer, tells, true, u"联系本网"),
    SAY(disclaimer, tells, true, u"代表本站"),
    SAY(disclaimer, tells, true, u"最终解释权"),
    SAY(disclaimer, holds, true, u"如有侵权"),
    SAY(disclaimer, holds, true, u"风险自担"),
    SAY(disclaimer, begins, true, u"声明:"),
    SAY(disclaimer, begins, true, u"disclaimer"),
    SAY(registration, tells, true, u"icp备"),
    SAY(registration, tells, true, u"icp证"),
    SAY(registration, tells, true, u"公网安备"),
    SAY(registration, holds, true, u"经营许可证"),
    SAY(registration, tells, true, u"信息服务许可证"),
    SAY(registration, tells, true, u"网站标识码"),
    SAY(registration, tells, true, u"不良信息举报"),
    SAY(registration, holds, true, u"举报电话"),
    SAY(registration, tells, true, u"视听节目许可证"),
    SAY(registration, begins, true, u"许可证编号"),
    SAY(registration, begins, true, u"备案号"),
    SAY(contact, begins, true, u"主办单位"),
    SAY(contact, begins, true, u"承办单位"),
    SAY(contact, begins, true, u"主办:"),
    SAY(contact, begins, true, u"承办:"),
    SAY(contact, begins, true, u"技术支持"),
    SAY(contact, begins, true, u"关于我们"),
    SAY(contact, begins, true, u"联系我们"),
    SAY(contact, begins, true, u"网站地图"),
    SAY(contact, begins, true, u"站点地图"),
    SAY(contact, begins, true, u"广告服务"),
    SAY(contact, begins, true, u"网站声明"),
    SAY(contact, begins, true, u"公司名称"),
    SAY(contact, begins, true, u"隐私"),
    SAY(contact, begins, true, u"招聘"),
    SAY(contact, is, true, u"about us"),
    SAY(contact, is, true, u"about"),
    SAY(contact, begins, true, u"contact us"),
    SAY(contact, is, true, u"contact"),
    SAY(contact, begins, true, u"privacy"),
    SAY(contact, begins, true, u"terms of"),
    SAY(contact, begins, true, u"terms &"),
    SAY(contact, begins, true, u"cookie"),
    SAY(contact, begins, true, u"site map"),
    SAY(contact, is, true, u"sitemap"),
    SAY(contact, begins, true, u"advertise"),
    SAY(contact, is, true, u"careers"),
    SAY(contact, is, true, u"help"),
    SAY(contact, is, true, u"faq"),
    SAY(contact, is, true, u"rss"),
    SAY(contact, begins, true, u"powered by"),
    SAY(contact, is, true, u"accessibility"),
    SAY(contact, is, true, u"jobs"),
    SAY(contact, is, true, u"terms"),
    SAY(contact, begins, true, u"do not sell"),
    SAY(contact, begins, false, u"we use cookies"),
    SAY(contact, begins, false, u"this site uses cookies"),
    SAY(contact, begins, false, u"this website uses cookies"),
    SAY(contact, begins, false, u"by continuing to"),
    SAY(advertisement, is, false, u"广告"),
    SAY(advertisement, begins, false, u"advertisement"),
    SAY(advertisement, is, false, u"sponsored"),
    SAY(advertisement, begins, false, u"sponsored content"),
    SAY(advertisement, is, false, u"ad"),
    SAY(advertisement, is, false, u"推广"),
    SAY(advertisement, begins, false, u"story continues below"),
    SAY(advertisement, begins, false, u"article continues below"),
    SAY(advertisement, is, false, u"promoted"),
    SAY(login, is, false, u"登录"),
    SAY(login, is, false, u"注册"),
    SAY(login, is, false, u"登录注册"),
    SAY(login, is, false, u"登录/注册"),
    SAY(login, is, false, u"sign in"),
    SAY(login, is, false, u"log in"),
    SAY(login, is, false, u"login"),
    SAY(login, begins, false, u"sign up"),
    SAY(login, is, false, u"register"),
    SAY(login, begins, false, u"subscribe"),
    SAY(login, begins, true, u"newsletter"),
    SAY(login, begins, false, u"enter your email"),
    SAY(login, is, false, u"my account"),
    SAY(login, begins, false, u"get the latest"),
    SAY(login, begins, false, u"please enable"),
    SAY(login, begins, false, u"already a subscriber"),
    SAY(login, begins, false, u"thank you for subscribing"),
    SAY(login, begins, false, u"thanks for signing up"),
    SAY(login, is, false, u"log out"),
    SAY(editor, begins, false, u"责任编辑"),
    SAY(editor, begins, false, u"责编"),
    SAY(editor, begins, false, u"(责任编辑"),
    SAY(editor, begins, false, u"(责编"),
    SAY(editor, begins, false, u"编辑:"),
    SAY(editor, begins, false, u"(编辑"),
    SAY(editor, begins, false, u"[责任编辑"),
    SAY(editor, begins, false, u"【责任编辑"),
    SAY(editor, begins, false, u"[编辑"),
    SAY(editor, begins, false, u"审核:"),
    SAY(editor, begins, false, u"校对:"),
    SAY(editor, begins, false, u"本文编辑"),
    SAY(editor, begins, false, u"值班编辑"),
    SAY(editor, begins, false, u"编审:"),
    SAY(editor, begins, false, u"监制:"),
    SAY(editor, begins, false, u"【编辑"),
    SAY(editor, begins, false, u"本期编辑"),
    SAY(editor, begins, false, u"网络编辑"),
    SAY(breadcrumb, begins, false, u"您的当前位置"),
    SAY(breadcrumb, begins, false, u"你的当前位置"),
    SAY(source, begins, false, u"本文来源"),
    SAY(source, begins, false, u"(本文来源"),
    SAY(source, begins, false, u"(本文来自"),
    SAY(source, begins, false, u"(资料来源"),
    SAY(source, begins, false, u"(综合整理自"),
    SAY(editor, begins, false, u"(编辑"),
    SAY(editor, begins, false, u"责编:"),
    SAY(editor, begins, false, u"校对"),
    SAY(disclaimer, begins, true, u"notice: the content"),
    SAY(source, begins, false, u"(来源"),
    SAY(source, begins, false, u"(文章来源"),
    SAY(source, begins, false, u"文章来源"),
    SAY(source, begins, false, u"来源:"),
    SAY(source, begins, false, u"稿源"),
    SAY(source, begins, false, u"信息来源"),
    SAY(source, begins, false, u"新闻来源"),
    SAY(source, begins, false, u"(原标题"),
    SAY(source, begins, false, u"原标题:"),
    SAY(source, begins, false, u"原载"),
    SAY(source, begins, false, u"资料来源"),
    SAY(source, begins, false, u"转载自"),
    SAY(end, is, false, u"(完)"),
    SAY(end, is, false, u"[完]"),
    SAY(attachment, begins, false, u"附件"),
    SAY(attachment, begins, false, u"附:"),
    SAY(attachment, begins, false, u"抄送"),
    SAY(attachment, begins, false, u"(此件"),
    SAY(attachment, begins, false, u"此件公开"),
    SAY(attachment, begins, false, u"(本文有删减"),
    SAY(attachment, begins, false, u"(本文有删节"),
    SAY(attachment, begins, false, u"印送"),
    // Japanese, and more that Chinese pages say, written as folding leaves it: 関連記事 is 关连记事.
    SAY(related, begins, true, u"关连记事"),
    SAY(related, begins, true, u"[关连记事"),
    SAY(related, begins, true, u"关连ニュース"),
    SAY(related, begins, true, u"[关连ニュース"),
    SAY(related, begins, true, u"关连リンク"),
    SAY(related, begins, true, u"[关连リンク"),
    SAY(related, begins, true, u"关连キーワード"),
    SAY(related, begins, true, u"おすすめ"),
    SAY(related, is, true, u"最新记事"),
    SAY(related, is, true, u"新着记事"),
    SAY(related, begins, true, u"人气记事"),
    SAY(related, holds, true, u"アクセスランキング"),
    SAY(related, is, true, u"ランキング"),
    SAY(related, begins, true, u"记事ランキング"),
    SAY(related, begins, true, u"こちらもおすすめ"),
    SAY(related, begins, true, u"あわせて读みたい"),
    SAY(related, is, false, u"もっと见る"),
    SAY(related, is, false, u"もっと读む"),
    SAY(related, is, false, u"续きを读む"),
    SAY(comments, begins, true, u"コメントを"),
    SAY(comments, is, true, u"コメント"),
    SAY(comments, begins, true, u"コメント("),
    SAY(comments, begins, true, u"コメント非表示"),
    SAY(share, is, false, u"シェア"),
    SAY(share, is, false, u"ツイート"),
    SAY(share, begins, false, u"この记事をシェア"),
    SAY(pager, begins, true, u"前の记事"),
    SAY(pager, begins, true, u"次の记事"),
    SAY(pager, begins, true, u"一览に戾る"),
    SAY(pager, begins, true, u"一览へ"),
    SAY(nav, is, false, u"ホーム"),
    SAY(nav, is, false, u"トップページ"),
    SAY(nav, is, false, u"ページトップ"),
    SAY(nav, is, false, u"メニュー"),
    SAY(nav, is, false, u"检索"),
    SAY(login, is, false, u"ログイン"),
    SAY(login, begins, false, u"会员登录"),
    SAY(advertisement, begins, false, u"スポンサーリンク"),
    SAY(contact, is, true, u"お问い合わせ"),
    SAY(contact, is, true, u"运营会社"),
    SAY(contact, is, true, u"会社概要"),
    SAY(contact, begins, true, u"利用规约"),
    SAY(contact, begins, true, u"プライバシー"),
    SAY(contact, begins, true, u"サイトマップ"),
    SAY(copyright, holds, true, u"无断转载"),
    SAY(related, begins, true, u"关联阅读"),
    SAY(related, is, true, u"看更多"),
    SAY(related, is, true, u"更多新闻"),
    SAY(related, begins, true, u"你可能会喜欢"),
    SAY(related, begins, true, u"您可能感兴趣"),
    SAY(related, begins, true, u"您可能会喜欢"),
    SAY(related, begins, true, u"你可能喜欢"),
    SAY(comments, begins, true, u"我要留言"),
    SAY(comments, begins, true, u"发表留言"),
    SAY(comments, begins, true, u"留言("),
    SAY(comments, is, true, u"留言"),
    SAY(comments, begins, true, u"网友留言"),
    SAY(comments, begins, true, u"访客留言"),
    SAY(pager, begins, true, u"此分类上一篇"),
    SAY(pager, begins, true, u"此分类下一篇"),
    SAY(pager, begins, true, u"上则"),
    SAY(pager, begins, true, u"下则"),
    SAY(login, begins, false, u"订阅电子报"),
    SAY(share, begins, false, u"追踪我们"),
    SAY(contact, begins, true, u"隐私权"),
    SAY(related, begins, true, u"see also:"),
    SAY(related, begins, true, u"more like this"),
    SAY(related, begins, true, u"sponsored stories"),
    SAY(related, begins, true, u"more coverage"),
    SAY(related, begins, true, u"you may like"),
    SAY(related, begins, true, u"next up"),
#undef SAY
};

constexpr Offset short_line = 60;  // units; headings and bars of a page are shorter
constexpr Offset legal_line = 400; // units; a longer paragraph is prose, whatever it mentions

// Which units begin a phrase, so that most places need one look.
struct Starts {
    std::bitset<0x10000> units;
    std::bitset<0x10000> inside;                            // by both of the first units: of the phrases that may stand inside a line
    std::vector<std::pair<char16_t, Phrase const*>> sorted; // by first unit
    static std::size_t pair(char16_t first, char16_t second) { return (first * 31u ^ second) & 0xFFFF; }
    Starts() {
        for (Phrase const& phrase : phrases) {
            units.set(phrase.words[0]), sorted.push_back({phrase.words[0], &phrase});
            bool anywhere = phrase.where == Where::holds || phrase.where == Where::tells;
            if (anywhere) inside.set(pair(phrase.words[0], phrase.words[1]));
        }
        std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    }
    // Whether a phrase may begin here; two units tell nearly always.
    bool may_begin(std::u16string_view line, std::size_t at) const {
        return at == 0 ? units[line[0]] : at + 1 < line.size() && inside[pair(line[at], line[at + 1])];
    }
};

Starts const& all_starts() {
    static Starts const starts;
    return starts;
}

bool is_mark(char16_t unit) { return is_punctuation(unit) || is_space(unit); }

bool says(Phrase const& phrase, std::u16string_view line, std::size_t at) {
    if (!line.substr(at).starts_with(phrase.words)) return false;
    std::size_t end = at + phrase.words.size();
    if (phrase.where == Where::holds || phrase.where == Where::tells) return true;
    bool whole_word = end == line.size() || !is_latin(line[end]) || !is_latin(phrase.words.back());
    if (at != 0 || !whole_word || line.size() > short_line) return false;
    if (phrase.where == Where::begins) return true;
    while (end < line.size() && (is_mark(line[end]) || (line[end] >= u'0' && line[end] <= u'9'))) ++end;
    return end == line.size();
}

// The first phrase that the line says; for a line that opens with marks or a bullet, from its first word. What reads like prose is only of
// the page where it says two: prose may mention one.
Phrase const* phrase_of(std::u16string_view line, bool prose, bool inside) {
    Starts const& starts = all_starts();
    std::size_t first = 0;
    auto counts = [&](char16_t unit) { return unit >= u'0' && unit <= u'9'; }; // 12 comments
    while (first < line.size() && (is_mark(line[first]) || (counts(line[first]) && line.size() <= short_line)) &&
           !starts.units[line[first]])
        ++first;
    line.remove_prefix(first);
    Phrase const* found = nullptr;
    int hits = 0, needed = line.size() > short_line || prose ? 2 : 1;
    std::size_t end = inside ? line.size() : std::min<std::size_t>(line.size(), 1);
    for (std::size_t at = 0; at < end && hits < needed; ++at) {
        if (!starts.may_begin(line, at)) continue;
        auto phrase = std::lower_bound(starts.sorted.begin(), starts.sorted.end(), line[at],
                                       [](auto const& each, char16_t unit) { return each.first < unit; });
        while (phrase != starts.sorted.end() && phrase->first == line[at] && !says(*phrase->second, line, at)) ++phrase;
        if (phrase == starts.sorted.end() || phrase->first != line[at]) continue;
        if (!found) found = phrase->second;
        hits += phrase->second->where == Where::tells && line.size() <= short_line ? 2 : 1;
    }
    return hits >= needed ? found : nullptr;
}

constexpr std::u16string_view bar_units = u"|·•┊│丨", arrow_units = u">»›→";

bool is_bar(char16_t unit) { return bar_units.find(unit) != bar_units.npos; }
bool is_arrow(char16_t unit) { return arrow_units.find(unit) != arrow_units.npos; }

// A row of short words between bars, or a path of them between arrows.
Clue shape_of(std::u16string_view line, double weight) {
    int bars = 0, arrows = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        bars += is_bar(line[at]);
        arrows += is_arrow(line[at]) && (at == 0 || !is_arrow(line[at - 1]));
    }
    if (bars + arrows == 0) return Clue::none;
    constexpr double part_limit = 10; // a menu's entry is shorter
    bool path = line.starts_with(u"首页") || line.starts_with(u"home") || line.find(u"首页>") != line.npos;
    path |= line.ends_with(u">正文") || line.ends_with(u"/正文");
    if (arrows >= 1 && path && line.size() <= 120) return Clue::breadcrumb;
    if (arrows >= 2 && weight / (arrows + 1) <= part_limit) return Clue::breadcrumb;
    if (bars >= 2 && weight / (bars + 1) <= part_limit) return Clue::nav;
    return Clue::none;
}

bool is_chinese_number(char16_t unit) { return std::u16string_view(u"一二三四五六七八九十百零〇").find(unit) != std::u16string_view::npos; }

// 第一章, 一、, （二）, 1.2: the text numbers its own parts.
bool is_numbered(std::u16string_view line) {
    std::size_t at = 0;
    bool bracket = line.starts_with(u"(");
    bool ordinal = line.starts_with(u"第");
    at += bracket || ordinal;
    std::size_t begin = at;
    while (at < line.size() && (is_chinese_number(line[at]) || (line[at] >= u'0' && line[at] <= u'9') || (at > begin && line[at] == u'.')))
        ++at;
    if (at == begin || at >= line.size()) return false;
    if (ordinal) return std::u16string_view(u"编篇章节条款部").find(line[at]) != std::u16string_view::npos;
    if (bracket) return line[at] == u')' && is_chinese_number(line[begin]);
    return line[at] == u'、' || (line[at - 1] == u'.' && line[at] != u' ');
}

// 二〇二四年九月十一日 alone on its line, as documents are signed.
bool is_signed_date(std::u16string_view line) {
    constexpr std::size_t longest = 14;
    return line.size() <= longest && line.size() >= 6 && line.ends_with(u"日") && line.find(u'年') != line.npos &&
           line.find(u'月') != line.npos && (is_chinese_number(line[0]) || (line[0] >= u'0' && line[0] <= u'9'));
}

// Han, kana, Hangul: a character says as much as half a word of others.
bool is_wide(char16_t unit) {
    if (unit < 0x3040) return false;
    return is_han(unit) || unit < 0x3100 || (unit >= 0xAC00 && unit < 0xD7A4) || is_lead_surrogate(unit);
}

// A link to a place of its own page; "#" alone is for scripts.
bool leads_inside(Hyperlink const& link) { return link.href.size() > 1 && link.href.front() == u'#'; }

// How much of the span leads elsewhere. The sign that links a heading to itself (第一节¶) does not.
double linked_share(std::vector<Hyperlink> const& links, std::size_t& next, Span span, bool heading) {
    while (next < links.size() && links[next].span.end <= span.begin) ++next;
    Offset linked = 0, reached = span.begin;
    for (std::size_t at = next; at < links.size() && links[at].span.begin < span.end; ++at) {
        if (heading && leads_inside(links[at])) continue;
        Span part = common(links[at].span, Span{reached, span.end});
        linked += part.length();
        reached = std::max(reached, part.end);
    }
    return span.empty() ? 0 : double(linked) / span.length();
}

bool is_gap(char16_t unit) { return is_space(unit) || unit == u'\u200B' || unit == u'\uFEFF'; }

// What each unit is to a line, so that most of a text is looked at once.
enum Kind : std::uint8_t {
    wide = 1,
    letter = 2,
    gap = 4,
    stop = 8,
    dot = 16, // a stop where a blank or a mark follows
    comma = 32,
    parts = 64,  // a bar or an arrow
    phrase = 128 // one that may stand inside a line begins so
};

struct Kinds {
    std::array<std::uint8_t, 0x10000> of{};
    Kinds();
    void add(std::u16string_view units, Kind kind) {
        for (char16_t unit : units) of[unit] |= kind;
    }
    // Whether a phrase may stand here inside a line, by two units as phrase_form() writes them.
    bool may_say(std::u16string_view text, std::size_t at) const {
        if (at + 1 == text.size()) return false;
        char16_t first = of[text[at]] & gap ? u' ' : fold(text[at]), second = text[at + 1];
        return (of[second] & gap) || all_starts().inside[Starts::pair(first, fold(second))];
    }
};

Kinds::Kinds() {
    std::vector<std::uint8_t> folded(of.size()); // kinds that a unit has by what it folds to
    for (char16_t unit : bar_units) folded[unit] |= parts;
    for (char16_t unit : arrow_units) folded[unit] |= parts;
    for (Phrase const& each : phrases)
        if (each.where == Where::holds || each.where == Where::tells) folded[each.words[0]] |= phrase;
    constexpr char16_t first_wide = 0x3040; // what is_wide() calls so stands behind it
    for (std::uint32_t unit = 0; unit < of.size(); ++unit) {
        bool is_word = (properties[unit] & Property::letter) != 0;
        of[unit] = std::uint8_t(folded[fold(char16_t(unit))] | (is_word ? letter : 0));
    }
    for (std::uint32_t unit = first_wide; unit < of.size(); ++unit)
        if (is_wide(char16_t(unit))) of[unit] = std::uint8_t((of[unit] & ~letter) | wide);
    for (char16_t unit = 0; unit < first_wide; ++unit)
        if (is_gap(unit)) of[unit] |= gap | folded[u' '];
    of[u'\uFEFF'] |= gap | folded[u' '];
    add(u"。！？", stop), add(u".!?", dot), add(u"，、；：,;", comma);
}

// What stands in a line, together: kinds of its units.
using Seen = std::uint8_t;

// ……圆满结束。（王小明）: who signs in brackets behind the last stop takes nothing from it.
std::u16string_view without_signature(std::u16string_view text) {
    constexpr std::size_t longest = 30; // units
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (text.empty() || (text.back() != u'）' && text.back() != u')')) return text;
    std::size_t open = text.find_last_of(u"（(");
    bool signs =
        open != text.npos && open > 0 && text.size() - open <= longest && std::u16string_view(u"。！？”").find(text[open - 1]) != text.npos;
    return signs ? text.substr(0, open) : text;
}

bool ends_with_stop(std::u16string_view text) {
    constexpr std::u16string_view closing = u"”’\"')）」』】", stops = u"。！？!?….；;：:";
    while (!text.empty() && (is_space(text.back()) || closing.find(text.back()) != closing.npos)) text.remove_suffix(1);
    return !text.empty() && stops.find(text.back()) != stops.npos;
}

// Words and marks; a Latin word says about what 1.7 Chinese characters say.
Seen weigh(std::u16string_view text, Line& line) {
    static Kinds const kinds;
    constexpr int latin_word = 17, character = 10; // tenths, so that the sum is exact
    int tenths = 0;
    bool in_word = false, says = false;
    Seen seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char16_t unit = text[at];
        std::uint8_t kind = kinds.of[unit];
        seen |= kind;
        if (kind & phrase) says |= kinds.may_say(text, at);
        if (kind & wide) {
            tenths += character, in_word = false;
            continue;
        }
        bool digit = unit >= u'0' && unit <= u'9';
        if (((kind & letter) || digit) && !in_word) tenths += kind & letter ? latin_word : character;
        in_word = (kind & letter) || digit || (in_word && (unit == u'\'' || unit == u'’'));
        line.commas += (kind & comma) != 0;
        line.stops += (kind & stop) || ((kind & dot) && (at + 1 == text.size() || is_mark(text[at + 1])));
    }
    line.weight = tenths / 10.0;
    line.ends = ends_with_stop(without_signature(text));
    return says ? seen : seen & ~phrase;
}

} // namespace

char const* name_of(Clue clue) {
    constexpr char const* names[] = {"",         "nav",       "breadcrumb", "tools",        "pager",   "related",       "share",
                                     "comments", "copyright", "disclaimer", "registration", "contact", "advertisement", "login",
                                     "metadata"};
    return is_of_page(clue) ? names[int(clue)] : "";
}

bool is_of_page(Clue clue) { return clue >= Clue::nav && clue <= Clue::metadata; }

bool stands_on_a_page(std::vector<Line> const& lines) {
    return std::any_of(lines.begin(), lines.end(), [](Line const& line) { return is_of_page(line.clue) && line.clue != Clue::metadata; });
}

bool is_prose(Line const& line) {
    constexpr double short_prose = 15, long_prose = 40; // in Chinese characters: a clause with a mark, two clauses without
    if (line.linked >= (line.weight >= long_prose && line.stops > 0 ? 0.8 : 0.6)) return false;
    return line.weight >= long_prose || (line.weight >= short_prose && line.stops + line.commas > 0);
}

std::u16string phrase_form(std::u16string_view text) {
    std::u16string out(text.size(), u'\0');
    std::size_t end = 0;
    bool gap = false;
    for (char16_t unit : text) {
        if (is_gap(unit)) {
            gap = true;
            continue;
        }
        char16_t folded = fold(unit);
        if (gap && end > 0 && out[end - 1] < 0x2E80 && folded < 0x2E80) out[end++] = u' ';
        gap = false;
        out[end++] = folded;
    }
    out.resize(end);
    return out;
}

namespace {

// 第五十三条　未经许可，…: a statute may say what pages say below their articles.
bool opens_provision(std::u16string_view text) {
    if (!text.starts_with(u'第')) return false;
    auto number = numeral_at(text.substr(0, std::min<std::size_t>(text.size(), 12)), 1);
    return number && number->span.end < text.size() && text[number->span.end] == u'条';
}

// What the line is by its phrases and its shape.
void find_clue(std::u16string_view form, Seen seen, Line& line) {
    if (seen & parts) line.clue = shape_of(form, line.weight);
    if (line.clue != Clue::none) return;
    bool prose = line.ends && line.weight >= 25 && line.commas > 0;
    if (Phrase const* phrase = phrase_of(form, prose, (seen & Kind::phrase) != 0)) line.clue = phrase->clue, line.closes = phrase->closes;
    else if (is_signed_date(form)) line.clue = Clue::signature;
    else if (is_numbered(form)) line.clue = Clue::number;
}

} // namespace

std::vector<Line> lines_of(Parsed const& parsed, std::u16string_view folded) {
    std::vector<bool> holds_others(parsed.blocks.size(), false);
    for (Block const& block : parsed.blocks)
        if (block.parent >= 0) holds_others[std::size_t(block.parent)] = true;
    std::vector<Line> lines;
    lines.reserve(parsed.blocks.size());
    std::size_t next_link = 0;
    for (std::size_t i = 0; i < parsed.blocks.size(); ++i) {
        if (holds_others[i]) continue;
        Line line;
        line.block = int(i);
        line.span = parsed.blocks[i].span;
        line.linked = linked_share(parsed.links, next_link, line.span, parsed.blocks[i].kind == BlockKind::heading);
        std::u16string_view text = parsed.text[line.span];
        Seen seen = weigh(text, line);
        if (text.size() <= legal_line && !opens_provision(text)) {
            if (seen & gap) find_clue(phrase_form(text), seen, line);
            else find_clue(folded.substr(line.span.begin, line.span.length()), seen, line);
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace duidu
